package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import java.util.Arrays;

/**
 * When a server will be full, if its clients go on growing as they do; or why nobody can say.
 *
 * <p>A wrong forecast is worse than none: growth counts only when it is steady, significant, no
 * step to another level, and above anything that has been there before and gone away again.
 */
final class Forecast {

  private static final int LEAST_SAMPLES = 10;

  /** Pairs of samples are compared: their number is the square of this. */
  private static final int MOST_SAMPLES = 80;

  private static final double LEAST_RISING_SHARE = 0.75;
  private static final double LEAST_GROWTH_SHARE = 0.02;

  /** Growth of the later half against the earlier: below it levels off, above it has just begun. */
  private static final double LEAST_BEND = 2 / 3.0;

  private static final double MOST_BEND = 3 / 2.0;

  private final double slope;
  private final long nanosUntilFull;
  private final double rise;
  private final String reason;

  private Forecast(double slope, long nanosUntilFull, double rise, String reason) {
    this.slope = slope;
    this.nanosUntilFull = nanosUntilFull;
    this.rise = rise;
    this.reason = reason;
  }

  static Forecast of(ServerFacts server) {
    if (server.limit() <= 0) {
      return none("its limit is not known");
    }
    Stretch known = Stretch.sinceRestart(server.samples());
    Stretch stretch = known.sinceStep();
    if (stretch.size() < LEAST_SAMPLES) {
      return none(
          known.size() < LEAST_SAMPLES
              ? "too few samples"
              : "the number of clients has just moved to another level");
    }
    for (int length = stretch.size(); length >= LEAST_SAMPLES; length /= 2) {
      Forecast forecast = of(server.limit(), stretch.latest(length).thinned(MOST_SAMPLES), known);
      if (forecast.isKnown()) {
        return forecast;
      }
    }
    return none("the number of clients does not grow steadily");
  }

  private static Forecast of(long limit, Stretch window, Stretch known) {
    double slope = slope(window);
    double rise = slope * window.seconds();
    if (rise <= LEAST_GROWTH_SHARE * limit || !isRising(window) || !isStraight(window)) {
      return none("");
    }
    double level = level(window, slope);
    if (known.peak() > Math.max(level, window.peak())) {
      return none("");
    }
    double seconds = Math.max(0, limit - level) / slope;
    return new Forecast(slope, (long) (seconds * 1e9), rise, "");
  }

  private static Forecast none(String reason) {
    return new Forecast(0, -1, 0, reason);
  }

  /** Theil and Sen: the median of the slopes between all pairs, which outliers do not move. */
  private static double slope(Stretch window) {
    double[] slopes = new double[window.size() * (window.size() - 1) / 2];
    int n = 0;
    for (int i = 0; i < window.size(); i++) {
      for (int j = i + 1; j < window.size(); j++) {
        double seconds = (window.get(j).nanos() - window.get(i).nanos()) / 1e9;
        if (seconds > 0) {
          slopes[n++] = (window.get(j).used() - window.get(i).used()) / seconds;
        }
      }
    }
    return median(Arrays.copyOf(slopes, n));
  }

  /** Kendall: of all pairs that differ, those in which the later is higher. */
  private static boolean isRising(Stretch window) {
    long rising = 0;
    long differing = 0;
    for (int i = 0; i < window.size(); i++) {
      for (int j = i + 1; j < window.size(); j++) {
        int sign = Long.compare(window.get(j).used(), window.get(i).used());
        rising += sign > 0 ? 1 : 0;
        differing += sign == 0 ? 0 : 1;
      }
    }
    return rising > LEAST_RISING_SHARE * differing;
  }

  private static boolean isStraight(Stretch window) {
    int half = window.size() / 2;
    double earlier = slope(window.earliest(window.size() - half));
    double later = slope(window.latest(window.size() - half));
    return later >= LEAST_BEND * earlier && later <= MOST_BEND * earlier;
  }

  /** The number of clients now, by the line through the samples. */
  private static double level(Stretch window, double slope) {
    double[] levels = new double[window.size()];
    for (int i = 0; i < levels.length; i++) {
      double secondsAgo = (window.last().nanos() - window.get(i).nanos()) / 1e9;
      levels[i] = window.get(i).used() + slope * secondsAgo;
    }
    return median(levels);
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  boolean isKnown() {
    return nanosUntilFull >= 0;
  }

  /** Clients more a second; 0 without a forecast. */
  double slope() {
    return slope;
  }

  /** From the last sample on; -1 without a forecast. */
  long nanosUntilFull() {
    return nanosUntilFull;
  }

  /** Clients more since the growth began, as far back as it was seen; 0 without a forecast. */
  double rise() {
    return rise;
  }

  /** Why there is no forecast; empty when there is one. */
  String reason() {
    return reason;
  }
}
