package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;

/** A server that turns clients away because it is full. */
final class RefusingDetector extends EachServerDetector<RefusingDetector.Memory> {

  private static final int QUIET_SWEEPS = 10;

  /** From this share of the limit on, a connection closed in the TLS handshake was one too many. */
  private static final double FULL = 0.9;

  @Override
  Memory blank() {
    return new Memory();
  }

  @Override
  Finding examine(ServerFacts server, Situation now, Memory memory) {
    long rejected = memory.rejectedSinceLast(server);
    boolean refused = isRefused(server, memory.quiet.at(now.ledger().sweep(), null) != null);
    Finding finding = rejected > 0 || refused ? finding(server, rejected, refused) : null;
    return memory.quiet.at(now.ledger().sweep(), finding);
  }

  private static boolean isRefused(ServerFacts server, boolean before) {
    return server.answer() == Answer.AT_LIMIT
        || server.answer() == Answer.TLS_CLOSED && (before || server.share() >= FULL);
  }

  private static Finding finding(ServerFacts server, long rejected, boolean refused) {
    Finding.Builder finding =
        Finding.of(Kind.SERVER_REFUSING, server.address())
            .severity(Severity.CRITICAL)
            .count(Math.max(1, rejected));
    if (rejected > 0) {
      finding.evidence(
          "It turned away "
              + Words.count(rejected, "connection")
              + " between two looks; "
              + Words.number(server.rejected())
              + " since it began to count.");
    }
    if (refused) {
      finding.evidence(
          server.answer() == Answer.AT_LIMIT && !server.isConcluded()
              ? "It turned this agent away as well: max number of clients reached."
              : "It took a connection of this agent and closed it without a word, as a full server"
                  + " does.");
    }
    if (server.share() >= 0) {
      finding.evidence(
          (refused ? "When it last answered, " : "Now ")
              + ServerWords.fill(server)
              + ServerWords.parts(server));
    }
    return finding
        .evidence(
            "Clients do not always say so: Jedis reports an unexpected end of stream or a reset, TLS"
                + " clients a handshake that was closed.")
        .fix(
            "Free connections first, by what the report names as relief for this server; then remove"
                + " the cause. redis-cli is turned away too, so try it on a connection that is"
                + " open.")
        .check(Commands.infoClients(server.address()))
        .build();
  }

  /** What a server is known to have turned away. */
  static final class Memory {
    private final Lingering quiet = new Lingering(QUIET_SWEEPS);
    private String runId;
    private long rejected = -1;

    /** What others were refused; the probe's own refusals are not among the samples' numbers. */
    private long rejectedSinceLast(ServerFacts server) {
      if (server.samples().isEmpty()) {
        return 0;
      }
      Stretch stretch = Stretch.sinceRestart(server.samples());
      if (stretch.size() == 0) {
        return 0;
      }
      long total = stretch.last().rejected();
      boolean known = stretch.last().runId().equals(runId) && total >= rejected;
      long before = known ? rejected : stretch.get(0).rejected();
      runId = stretch.last().runId();
      rejected = total;
      return total < 0 ? 0 : Math.max(0, total - before);
    }
  }
}
