package io.overdue.agent.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

  private Durations() {}

  /** Nanoseconds; a number without unit is seconds. */
  static long nanos(String written) throws Option.Malformed {
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      throw new Option.Malformed("is not a duration such as 500ms, 30s, 5m or 1h");
    }
    return Long.parseLong(form.group(1)) * unitNanos(form.group(2));
  }

  private static long unitNanos(String unit) {
    if ("ms".equals(unit)) {
      return 1_000_000L;
    }
    if ("m".equals(unit)) {
      return 60_000_000_000L;
    }
    return "h".equals(unit) ? 3_600_000_000_000L : 1_000_000_000L;
  }
}
