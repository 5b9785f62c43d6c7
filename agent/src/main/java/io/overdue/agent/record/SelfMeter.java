package io.overdue.agent.record;

import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** What the books' own work costs the application's threads, by loans drawn to be timed. */
final class SelfMeter {

  private static final int ONE_IN = 64;

  /** Fewer tell more about a compiler that has not come to this code yet. */
  private static final int ENOUGH = 200;

  private static final long LONGEST_NANOS = 1_000_000_000L;

  /** Beyond this share of the samples lie those whose thread was not running all the time. */
  private static final double RUNNING = 0.99;

  private final Draw draw = new Draw(ONE_IN);
  private volatile AtomicHistogram lending = new AtomicHistogram(LONGEST_NANOS, 1);
  private volatile AtomicHistogram takingBack = new AtomicHistogram(LONGEST_NANOS, 1);

  /** What it was when there were last enough samples; the watch thread's. */
  private long last = -1;

  /** Whether the event of this number is to be timed. The marks draw from the other end. */
  boolean draws(long number) {
    return draw.hits(~number);
  }

  void lent(long nanos) {
    record(lending, nanos);
  }

  void takenBack(long nanos) {
    record(takingBack, nanos);
  }

  private static void record(AtomicHistogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
  }

  /**
   * The mean cost of a loan and its return of late; -1 until enough were timed. Then begins anew,
   * because code that has just started is slow. Watch thread only.
   */
  long nanosPerLoan() {
    AtomicHistogram lent = lending;
    AtomicHistogram takenBack = takingBack;
    if (lent.getTotalCount() >= ENOUGH) {
      last = mean(lent) + mean(takenBack);
      lending = new AtomicHistogram(LONGEST_NANOS, 1);
      takingBack = new AtomicHistogram(LONGEST_NANOS, 1);
    }
    return last;
  }

  /** The mean of all but the slowest hundredth, of a copy: threads go on recording. */
  private static long mean(AtomicHistogram live) {
    AtomicHistogram still = live.copy();
    long most = (long) Math.ceil(still.getTotalCount() * RUNNING);
    long count = 0;
    long sum = 0;
    for (HistogramIterationValue step : still.recordedValues()) {
      long taken = Math.min(step.getCountAddedInThisIterationStep(), most - count);
      count += taken;
      sum += taken * still.medianEquivalentValue(step.getValueIteratedTo());
    }
    return count == 0 ? 0 : sum / count;
  }
}
