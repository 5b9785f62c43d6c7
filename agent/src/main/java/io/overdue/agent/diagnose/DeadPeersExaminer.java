package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.Collections;
import java.util.List;

/** Idle clients on a server that never looks whether they are still there. */
final class DeadPeersExaminer implements Examiner {

  private static final int LEAST = 5;
  private static final double MANY = 0.2;

  private final Grade grade = new Grade(MANY, Double.MAX_VALUE, 0.1);

  @Override
  public List<Finding> examine(Case about) {
    boolean looks =
        about.server().tcpKeepaliveSeconds() != 0 || about.server().timeoutSeconds() > 0;
    List<RowFacts> idle =
        looks || !about.join().isWhole()
            ? Collections.<RowFacts>emptyList()
            : IdlePeers.idle(about);
    Severity severity = grade.of(about.shareOfUsed(idle.size()));
    if (idle.size() < LEAST) {
      return Collections.emptyList();
    }
    return Collections.singletonList(
        Finding.of(Kind.DEAD_PEERS_KEPT, about.server().address())
            .severity(severity == null ? Severity.INFO : severity)
            .count(idle.size())
            .evidence(
                Words.count(idle.size(), "client")
                    + " of other addresses did nothing for "
                    + Words.duration(about.oldSeconds() * 1_000_000_000L)
                    + " or longer, "
                    + ServerWords.percent(about.shareOfUsed(idle.size()))
                    + " of what is used.")
            .evidence(
                "tcp-keepalive and timeout are 0: the server never finds out that a client's machine"
                    + " is gone.")
            .fix(
                "Set tcp-keepalive to 300, its default, which finds them within about ten minutes.")
            .check(Release.of(about.server()).list(idle))
            .build());
  }
}
