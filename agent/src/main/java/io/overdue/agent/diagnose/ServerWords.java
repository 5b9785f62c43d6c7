package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Words;
import java.util.Locale;

/** The parts of sentences about servers. */
final class ServerWords {

  private ServerWords() {}

  /** {@code 8,914 of 10,000 clients are used (89 %)}. */
  static String fill(ServerFacts server) {
    return Words.number(server.used())
        + " of "
        + Words.number(server.limit())
        + " clients are used ("
        + percent(server.share())
        + ")";
  }

  /** What else than clients counts, or nothing: the end of a sentence. */
  static String parts(ServerFacts server) {
    if (server.replicas() <= 0 && server.clusterLinks() <= 0) {
      return ".";
    }
    return ": "
        + Words.count(server.connected() - server.own(), "client")
        + (server.replicas() <= 0 ? "" : ", " + Words.count(server.replicas(), "replica"))
        + (server.clusterLinks() <= 0
            ? ""
            : ", " + Words.count(server.clusterLinks(), "link") + " of the cluster bus")
        + ".";
  }

  /** {@code 89 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code full in about 40 min at +1.5/min}. */
  static String full(Forecast forecast) {
    String when =
        forecast.nanosUntilFull() < 1_000_000_000L
            ? "full now"
            : "full in about " + Words.duration(forecast.nanosUntilFull());
    return when + " at +" + rate(forecast.slope());
  }

  /** {@code 2.0/s}, {@code 1.5/min}. */
  static String rate(double perSecond) {
    return Words.rate(Math.round(1000 * perSecond), 1_000_000_000_000L);
  }
}
