package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;

/** A server that will be full soon, if its clients go on growing as they do. */
final class ForecastDetector extends EachServerDetector<ForecastDetector.Memory> {

  private static final double WARNING_SECONDS = 4 * 3600;
  private static final double CRITICAL_SECONDS = 15 * 60;
  private static final double MARGIN = 0.25;

  /** Growth is not told from chance for a while, now and then. */
  private static final int QUIET_SWEEPS = 5;

  @Override
  Memory blank() {
    return new Memory();
  }

  @Override
  Finding examine(ServerFacts server, Situation now, Memory memory) {
    Forecast forecast = Forecast.of(server);
    Finding finding = null;
    if (forecast.isKnown()) {
      double seconds = Math.max(1, forecast.nanosUntilFull() / 1e9);
      Severity severity = memory.grade.of(1 / seconds);
      finding = severity == null ? null : finding(server, forecast, severity);
    }
    return memory.quiet.at(now.ledger().sweep(), finding);
  }

  private static Finding finding(ServerFacts server, Forecast forecast, Severity severity) {
    Stretch stretch = Stretch.sinceRestart(server.samples()).sinceStep();
    Finding.Builder finding =
        Finding.of(Kind.LIMIT_FORECAST, server.address())
            .severity(severity)
            .count(server.used())
            .evidence(ServerWords.fill(server) + ", " + ServerWords.full(forecast) + ".");
    if (stretch.createdPerSecond() >= 0) {
      finding.evidence(
          "In the last "
              + Words.duration((long) (stretch.seconds() * 1e9))
              + " "
              + ServerWords.rate(stretch.createdPerSecond())
              + " were opened and "
              + ServerWords.rate(stretch.closedPerSecond())
              + " closed.");
    }
    return finding
        .fix(
            "Find what grows before it is full: the report names the first cause for this server."
                + " A higher limit only moves the hour.")
        .check(Commands.infoClients(server.address()))
        .build();
  }

  /** What was said of a server. */
  static final class Memory {
    private final Grade grade = new Grade(1 / WARNING_SECONDS, 1 / CRITICAL_SECONDS, MARGIN);
    private final Lingering quiet = new Lingering(QUIET_SWEEPS);
  }
}
