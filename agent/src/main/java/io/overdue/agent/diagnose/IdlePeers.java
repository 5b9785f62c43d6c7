package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients of others that are idle for long, or gone, and that the server never closes.
 *
 * <p>Score: the share of what is used that they are; half of it where the server would notice dead
 * ones, so that they are merely idle.
 */
final class IdlePeers implements Suspicion {

  private static final double LEAST_SHARE = 0.2;

  @Override
  public Cause weigh(Case about) {
    if (!about.join().isWhole() || about.server().timeoutSeconds() > 0) {
      return null;
    }
    List<RowFacts> idle = idle(about);
    double share = about.shareOfUsed(idle.size());
    if (share < LEAST_SHARE) {
      return null;
    }
    boolean deadAreKept = about.server().tcpKeepaliveSeconds() == 0;
    Cause.Builder cause =
        Cause.of(CauseKind.IDLE_OR_DEAD_PEERS, deadAreKept ? share : share / 2)
            .supports(
                Words.count(idle.size(), "client")
                    + " of other addresses did nothing for "
                    + Words.duration(about.oldSeconds() * 1_000_000_000L)
                    + " or longer.");
    if (about.server().timeoutSeconds() == 0) {
      cause.supports("timeout is 0: the server closes no idle client.");
    }
    if (deadAreKept) {
      cause.supports("tcp-keepalive is 0: clients whose machine is gone stay for ever.");
    } else {
      cause.opposes(
          "tcp-keepalive is on: clients whose machine is gone would not stay, so these live and are"
              + " pooled or leaked by their owners.");
    }
    return cause.relief(Relief.of(about.server()).idlePeers(idle)).build();
  }

  static List<RowFacts> idle(Case about) {
    List<RowFacts> idle = new ArrayList<>();
    for (RowFacts row : about.join().others()) {
      if (Crowd.isIdle(row, about.oldSeconds())) {
        idle.add(row);
      }
    }
    return idle;
  }
}
