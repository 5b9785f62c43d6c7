package io.overdue.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One site of a report, as people read it. */
final class SiteText {

  private static final double MICROS_A_MILLI = 1000;
  private static final int BAR = 50;
  private static final String[][] PERCENTILES = {
    {"p50", "p50"}, {"p90", "p90"}, {"p99", "p99"}, {"p999", "p99.9"}, {"max", "max"}
  };

  private final JsonObject site;

  SiteText(JsonObject site) {
    this.site = site;
  }

  String frame() {
    return site.getString("frame");
  }

  /** Role and frame: a line may borrow here and connect there. */
  String name() {
    return site.getString("role") + " " + frame();
  }

  /** Whether the application wanted it, and not a pool or a client for itself. */
  boolean isOfTheApplication() {
    return "application".equals(site.getString("maker"));
  }

  long out() {
    return site.getLong("out");
  }

  /** What it took, gave back and holds, in a few lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(name());
    JsonArray via = site.getArray("via", new JsonArray());
    for (int i = 0; i < via.size(); i++) {
      lines.add("  via " + via.getString(i));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d out, %,d opened, %,d returned, %,d left by an exception",
            out(),
            site.getLong("opened"),
            site.getLong("returned"),
            site.getLong("exitedByException")));
    return lines;
  }

  /** The figures of its durations; bars on a logarithmic scale, where wanted. */
  List<String> durations(boolean bars) {
    List<String> lines = new ArrayList<>();
    for (String kind : new String[] {"held", "waited", "lifetime"}) {
      JsonObject times = site.getObject(kind);
      if (times != null && times.getLong("count") > 0) {
        lines.add(String.format(Locale.ROOT, "  %s, %,d times", kind, times.getLong("count")));
        for (String[] percentile : PERCENTILES) {
          lines.add(
              duration(
                  percentile[1], times.getLong(percentile[0]), bars ? times.getLong("max") : 0));
        }
      }
    }
    return lines;
  }

  /**
   * @param mostMicros the length of the longest bar; 0 for none
   */
  private static String duration(String name, long micros, long mostMicros) {
    String line = String.format(Locale.ROOT, "  %7s %,12.1f ms", name, micros / MICROS_A_MILLI);
    if (mostMicros == 0) {
      return line;
    }
    StringBuilder bar = new StringBuilder(line).append("  ");
    long length = Math.round(BAR * Math.log1p(micros) / Math.log1p(mostMicros));
    for (long i = 0; i < length; i++) {
      bar.append('#');
    }
    return bar.toString();
  }

  /** A row of the table of all sites. */
  String row(long more) {
    JsonObject held = site.getObject("held", site.getObject("lifetime", new JsonObject()));
    return String.format(
        Locale.ROOT,
        "%8d %7s %10d %10d %9.1f %9.1f  %s",
        out(),
        more == 0 ? "" : String.format(Locale.ROOT, "%+d", more),
        site.getLong("opened"),
        site.getLong("returned"),
        held.getLong("p50") / MICROS_A_MILLI,
        held.getLong("p99") / MICROS_A_MILLI,
        name());
  }

  static String head() {
    return String.format(
        Locale.ROOT,
        "%8s %7s %10s %10s %9s %9s  %s",
        "OUT",
        "CHANGE",
        "OPENED",
        "RETURNED",
        "P50 MS",
        "P99 MS",
        "SITE");
  }
}
