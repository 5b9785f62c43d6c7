package io.overdue.agent.facts;

import java.util.Arrays;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How a duration was distributed, in microseconds, at one moment: the values that occurred. */
public final class Distribution {

  /** Nothing was recorded. */
  public static final Distribution NONE = new Distribution(new long[0], new long[0]);

  private final long[] values;
  private final long[] counts;

  private Distribution(long[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
  }

  /**
   * Of the first {@code size} of these.
   *
   * @param values what was recorded, ascending
   * @param counts how often each of them was
   */
  public static Distribution of(long[] values, long[] counts, int size) {
    return size == 0
        ? NONE
        : new Distribution(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
  }

  /** What {@code live} holds now. */
  public static Distribution of(AbstractHistogram live) {
    long[] values = new long[16];
    long[] counts = new long[16];
    int size = 0;
    for (HistogramIterationValue step : live.recordedValues()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      values[size] = step.getValueIteratedTo();
      counts[size++] = step.getCountAtValueIteratedTo();
    }
    return of(values, counts, size);
  }

  /** How many different values occurred. */
  public int size() {
    return values.length;
  }

  /** One of the values that occurred, by its rank. */
  public long value(int rank) {
    return values[rank];
  }

  /** How often that value occurred. */
  public long count(int rank) {
    return counts[rank];
  }

  public long count() {
    long count = 0;
    for (long ofValue : counts) {
      count += ofValue;
    }
    return count;
  }

  /** The value that {@code percentile} percent of the recorded ones do not exceed; 0 for none. */
  public long at(double percentile) {
    long below = (long) Math.ceil(Math.nextDown(percentile) * count() / 100);
    for (int i = 0; i < values.length; i++) {
      below -= counts[i];
      if (below <= 0) {
        return values[i];
      }
    }
    return max();
  }

  /** The largest value, within the precision of the recording; 0 for none. */
  public long max() {
    return values.length == 0 ? 0 : values[values.length - 1];
  }

  /** As a histogram, to be changed at will. */
  public Histogram histogram() {
    Histogram histogram = new Histogram(1);
    for (int i = 0; i < values.length; i++) {
      histogram.recordValueWithCount(values[i], counts[i]);
    }
    return histogram;
  }
}
