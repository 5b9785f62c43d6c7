package io.overdue.agent.record;

import io.overdue.agent.facts.Distribution;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long something took, each time: counted in microseconds, told apart within 6 %.
 *
 * <p>Any thread records, with one atomic addition and without waiting; the watch thread reads.
 * Threads write to a few lanes, each to its own: two processors that write to one place hold each
 * other up. A row of a lane holds the counts of one power of two and is there while it is needed.
 * No count is ever lost: {@link #rest} takes each with one atomic exchange and leaves a number so
 * low that whoever adds to it later sees that the row has gone.
 */
final class Durations {

  /** Seven days: what lasts longer is recorded as this. */
  private static final long LONGEST_MICROS = 7L * 24 * 60 * 60 * 1_000_000;

  private static final int WIDTH = 16;

  private static final int ROWS = rowOf(LONGEST_MICROS) + 1;

  /** A power of two: of the threads that meet, most write elsewhere. */
  private static final int LANES = Runtime.getRuntime().availableProcessors() == 1 ? 1 : 4;

  private static final long GONE = Long.MIN_VALUE / 2;

  private final AtomicReferenceArray<AtomicLongArray> rows =
      new AtomicReferenceArray<>(LANES * ROWS);

  /** What {@link #rest} has put away; the watch thread's. */
  private Distribution kept = Distribution.NONE;

  /**
   * @param thread any number of the thread's: those of threads that meet should follow each other
   */
  void record(long nanos, int thread) {
    long micros = Math.max(0, Math.min(nanos / 1000, LONGEST_MICROS));
    int row = rowOf(micros);
    int column = columnOf(micros, row);
    int place = (thread & LANES - 1) * ROWS + row;
    AtomicLongArray counts = rows.get(place);
    while (counts == null || counts.incrementAndGet(column) < 0) {
      rows.compareAndSet(place, counts, new AtomicLongArray(WIDTH));
      counts = rows.get(place);
    }
  }

  private static int rowOf(long micros) {
    return Math.max(0, 60 - Long.numberOfLeadingZeros(micros));
  }

  private static int columnOf(long micros, int row) {
    return (int) (micros >>> Math.max(0, row - 1)) & WIDTH - 1;
  }

  /** The largest value that is counted there. */
  private static long valueOf(int row, int column) {
    return row == 0 ? column : (WIDTH + column + 1L << row - 1) - 1;
  }

  /** How many were recorded until now. Watch thread only. */
  long count() {
    long count = kept.count();
    for (int place = 0; place < rows.length(); place++) {
      AtomicLongArray live = rows.get(place);
      for (int column = 0; live != null && column < WIDTH; column++) {
        count += live.get(column);
      }
    }
    return count;
  }

  /** What was recorded until now. Watch thread only. */
  Distribution now() {
    long[] counts = new long[ROWS * WIDTH];
    for (int place = 0; place < rows.length(); place++) {
      AtomicLongArray live = rows.get(place);
      for (int column = 0; live != null && column < WIDTH; column++) {
        counts[place % ROWS * WIDTH + column] += live.get(column);
      }
    }
    return withKept(counts);
  }

  /** Puts away what was recorded, in less space, until more is. Watch thread only. */
  void rest() {
    long[] counts = new long[ROWS * WIDTH];
    for (int place = 0; place < rows.length(); place++) {
      AtomicLongArray live = rows.get(place);
      for (int column = 0; live != null && column < WIDTH; column++) {
        counts[place % ROWS * WIDTH + column] += live.getAndSet(column, GONE);
      }
      rows.compareAndSet(place, live, null);
    }
    kept = withKept(counts);
  }

  private Distribution withKept(long[] counts) {
    for (int i = 0; i < kept.size(); i++) {
      int row = rowOf(kept.value(i));
      counts[row * WIDTH + columnOf(kept.value(i), row)] += kept.count(i);
    }
    long[] values = new long[counts.length];
    int size = 0;
    for (int place = 0; place < counts.length; place++) {
      if (counts[place] > 0) {
        values[size] = valueOf(place / WIDTH, place % WIDTH);
        counts[size++] = counts[place];
      }
    }
    return Distribution.of(values, counts, size);
  }
}
