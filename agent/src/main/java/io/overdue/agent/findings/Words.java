package io.overdue.agent.findings;

import java.util.Locale;

/** Figures as people read them. */
public final class Words {

  private Words() {}

  /** Two significant units are never needed: {@code 250 ms}, {@code 2.3 s}, {@code 39 min}. */
  public static String duration(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 1) {
      return String.format(Locale.ROOT, "%d ms", Math.round(seconds * 1000));
    }
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /** {@code 1 connection}, {@code 4,201 connections}. */
  public static String count(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : one + "s");
  }

  /** {@code 4,201}. */
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Events a second, as {@code 2.5/s} or, when rare, {@code 3/min}. */
  public static String rate(long events, long nanos) {
    double perSecond = events / Math.max(1e-9, nanos / 1e9);
    return perSecond >= 0.95
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f/min", perSecond * 60);
  }

  /** {@code is} or {@code are}, {@code was} or {@code were}: the form that goes with a number. */
  public static String form(long number, String one, String more) {
    return number == 1 ? one : more;
  }
}
