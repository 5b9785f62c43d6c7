package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;

/** A server that has room for few more clients. */
final class NearLimitDetector extends EachServerDetector<Grade> {

  static final double WARNING = 0.8;
  private static final double CRITICAL = 0.9;
  private static final double MARGIN = 0.05;

  @Override
  Grade blank() {
    return new Grade(WARNING, CRITICAL, MARGIN);
  }

  @Override
  Finding examine(ServerFacts server, Situation now, Grade grade) {
    Severity severity = grade.of(server.share());
    if (severity == null) {
      return null;
    }
    Finding.Builder finding =
        Finding.of(Kind.SERVER_NEAR_LIMIT, server.address())
            .severity(severity)
            .count(server.used())
            .evidence(ServerWords.fill(server) + ServerWords.parts(server));
    long ours = ours(now, server);
    if (ours > 0) {
      finding.evidence(
          Words.count(ours, "connection")
              + " of them "
              + Words.form(ours, "is", "are")
              + " of this process.");
    }
    return finding
        .fix("Look at the first cause that is named for this server: it has the remedy.")
        .check(Commands.infoClients(server.address()))
        .build();
  }

  private static long ours(Situation now, ServerFacts server) {
    long ours = 0;
    for (SocketFacts socket : now.ledger().sockets()) {
      ours += socket.server().equals(server.address()) ? 1 : 0;
    }
    return ours;
  }
}
