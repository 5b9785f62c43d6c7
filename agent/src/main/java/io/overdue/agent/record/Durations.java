package io.overdue.agent.record;

import io.overdue.agent.facts.Distribution;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long something took, each time: counted in microseconds, told apart within 6 %.
 *
 * <p>Any thread records, with one atomic addition and without waiting; the watch thread reads. A
 * row holds the counts of one power of two and is there once it is needed. What {@link #rest} has
 * put away comes back row by row; a count that comes in just then may be lost.
 */
final class Durations {

  /** Seven days: what lasts longer is recorded as this. */
  private static final long LONGEST_MICROS = 7L * 24 * 60 * 60 * 1_000_000;

  private static final int WIDTH = 16;

  private static final int ROWS = rowOf(LONGEST_MICROS) + 1;

  private final AtomicReferenceArray<AtomicLongArray> rows = new AtomicReferenceArray<>(ROWS);

  /** Stands for every row that is not there. */
  private volatile Distribution kept = Distribution.NONE;

  void record(long nanos) {
    long micros = Math.max(0, Math.min(nanos / 1000, LONGEST_MICROS));
    int row = rowOf(micros);
    AtomicLongArray counts = rows.get(row);
    if (counts == null) {
      counts = begin(row);
    }
    counts.incrementAndGet(columnOf(micros, row));
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

  private AtomicLongArray begin(int row) {
    AtomicLongArray begun = new AtomicLongArray(WIDTH);
    Distribution before = kept;
    for (int i = 0; i < before.size(); i++) {
      if (rowOf(before.value(i)) == row) {
        begun.set(columnOf(before.value(i), row), before.count(i));
      }
    }
    return rows.compareAndSet(row, null, begun) ? begun : rows.get(row);
  }

  /** What was recorded until now. Watch thread only. */
  Distribution now() {
    long[] values = new long[ROWS * WIDTH];
    long[] counts = new long[ROWS * WIDTH];
    int size = 0;
    Distribution before = kept;
    int next = 0;
    for (int row = 0; row < ROWS; row++) {
      AtomicLongArray live = rows.get(row);
      for (; next < before.size() && rowOf(before.value(next)) == row; next++) {
        if (live == null) {
          values[size] = before.value(next);
          counts[size++] = before.count(next);
        }
      }
      for (int column = 0; live != null && column < WIDTH; column++) {
        if (live.get(column) > 0) {
          values[size] = valueOf(row, column);
          counts[size++] = live.get(column);
        }
      }
    }
    return Distribution.of(values, counts, size);
  }

  /** Puts away what was recorded, in less space, until more is. Watch thread only. */
  void rest() {
    kept = now();
    for (int row = 0; row < ROWS; row++) {
      rows.set(row, null);
    }
  }
}
