package io.overdue.agent.facts;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** How a duration was distributed, in microseconds, at one moment. */
public final class Distribution {

  /** Nothing was recorded. */
  public static final Distribution NONE = new Distribution(new Histogram(1));

  private final Histogram values;

  private Distribution(Histogram values) {
    this.values = values;
  }

  /** A copy of what {@code live} holds now. */
  public static Distribution of(AbstractHistogram live) {
    Histogram copy =
        new Histogram(
            live.getLowestDiscernibleValue(),
            live.getHighestTrackableValue(),
            live.getNumberOfSignificantValueDigits());
    copy.add(live);
    return new Distribution(copy);
  }

  public long count() {
    return values.getTotalCount();
  }

  /** The value that {@code percentile} percent of the recorded ones do not exceed; 0 for none. */
  public long at(double percentile) {
    return count() == 0 ? 0 : values.getValueAtPercentile(percentile);
  }

  /** The largest value, within the precision of the histogram; 0 for none. */
  public long max() {
    return values.getMaxValue();
  }

  /** A copy of the histogram, to be changed at will. */
  public Histogram histogram() {
    return values.copy();
  }
}
