package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;

/** A server that takes connections and says nothing, though it is far from its limit. */
final class SilentDetector extends EachServerDetector<SilentDetector.Memory> {

  private static final double FAR_BELOW = 0.7;
  private static final int LEAST_TIMES = 2;

  @Override
  Memory blank() {
    return new Memory();
  }

  @Override
  Finding examine(ServerFacts server, Situation now, Memory memory) {
    memory.observe(server);
    if (memory.times < LEAST_TIMES || server.share() >= FAR_BELOW) {
      return null;
    }
    Finding.Builder finding =
        Finding.of(Kind.SERVER_SILENT, server.address())
            .severity(Severity.WARNING)
            .count(memory.times)
            .evidence(
                "It took a connection and said nothing, "
                    + Words.count(memory.times, "time")
                    + " in a row.");
    if (server.share() >= 0) {
      finding.evidence(
          "That is not its limit on clients: when it last answered, "
              + ServerWords.fill(server)
              + ", and a full server says so at once.");
    }
    return finding
        .evidence(
            "Either its process has no file descriptors left, so that new connections wait in the"
                + " system's queue, or it is busy with one long command, or a proxy stands in"
                + " front of it.")
        .fix(
            "On the server's host compare the open files of its process with its limit (ls"
                + " /proc/PID/fd | wc -l; grep files /proc/PID/limits) and look for \"Too many open"
                + " files\" in its log; if that is not it, look for a long command with SLOWLOG GET"
                + " on a connection that is open.")
        .check(Commands.infoClients(server.address()))
        .build();
  }

  /** How often in a row a server was asked and said nothing. */
  static final class Memory {
    private long askedAtNanos;
    private int times;

    private void observe(ServerFacts server) {
      if (server.answer() != Answer.SILENT) {
        times = 0;
      } else if (times == 0 || server.askedAtNanos() != askedAtNanos) {
        times++;
      }
      askedAtNanos = server.askedAtNanos();
    }
  }
}
