package io.overdue.agent.record;

import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** What the books' own work costs the application's threads, by loans drawn to be timed. */
final class SelfMeter {

  private static final int ONE_IN = 256;

  private static final long LONGEST_NANOS = 1_000_000_000L;

  /** Beyond this share of the samples lie those whose thread was not running all the time. */
  private static final double RUNNING = 0.99;

  private final Draw draw = new Draw(ONE_IN);
  private final AtomicHistogram lending = new AtomicHistogram(LONGEST_NANOS, 1);
  private final AtomicHistogram takingBack = new AtomicHistogram(LONGEST_NANOS, 1);

  /** Whether what happens at this moment is to be timed. */
  boolean draws(long nanos) {
    return draw.hits(nanos);
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

  /** The mean cost of a loan and its return; -1 until one was timed. */
  long nanosPerLoan() {
    return lending.getTotalCount() == 0 ? -1 : mean(lending) + mean(takingBack);
  }

  /** The mean of all but the slowest hundredth. */
  private static long mean(AtomicHistogram live) {
    long most = (long) Math.ceil(live.getTotalCount() * RUNNING);
    long count = 0;
    long sum = 0;
    for (HistogramIterationValue step : live.recordedValues()) {
      long taken = Math.min(step.getCountAddedInThisIterationStep(), most - count);
      count += taken;
      sum += taken * live.medianEquivalentValue(step.getValueIteratedTo());
    }
    return count == 0 ? 0 : sum / count;
  }
}
