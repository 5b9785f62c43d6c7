package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;

/** A server that was configured for more clients than its limit on open files allows. */
final class ClampDetector extends EachServerDetector<Grade> {

  /** Until then it is only worth knowing. */
  private static final double HALF = 0.5;

  private static final double MARGIN = 0.1;

  @Override
  Grade blank() {
    return new Grade(HALF, Double.MAX_VALUE, MARGIN);
  }

  @Override
  Finding examine(ServerFacts server, Situation now, Grade grade) {
    Clamp clamp = Clamp.of(server);
    if (clamp == Clamp.NONE) {
      return null;
    }
    Severity severity = grade.of(server.share());
    Finding.Builder finding =
        Finding.of(Kind.FD_CLAMPED, server.address())
            .severity(severity == null ? Severity.INFO : severity)
            .count(server.limit())
            .evidence(sentence(server, clamp));
    if (server.descriptors().isKnown()) {
      finding.evidence(
          "Its process on this machine may open "
              + Words.number(server.descriptors().hard())
              + " files.");
    }
    if (server.share() >= 0) {
      finding.evidence("Of this limit " + ServerWords.fill(server) + ".");
    }
    return finding
        .fix(
            "Raise the limit on open files of the server's process (LimitNOFILE, ulimit -n, or that"
                + " of its container) to maxclients + 32 or more and restart it. CONFIG SET"
                + " maxclients will be refused until then, and CONFIG REWRITE would write the low"
                + " number into its file.")
        .check(Commands.infoClients(server.address()))
        .build();
  }

  static String sentence(ServerFacts server, Clamp clamp) {
    return "maxclients "
        + Words.number(server.limit())
        + " is "
        + (clamp == Clamp.SURE ? "almost certainly" : "probably")
        + " what a limit of "
        + Words.number(server.limit() + Clamp.RESERVE)
        + " open files left: a server keeps "
        + Clamp.RESERVE
        + " for itself and lowers maxclients without telling anybody but its log.";
  }
}
