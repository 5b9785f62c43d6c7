package io.overdue.agent.diagnose;

import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What helps one server now and what prevents the trouble, as lines to copy: commands that this
 * very release understands, and remarks behind {@code #}. Nothing here is ever executed.
 */
final class Relief {

  private static final long IDLE_SECONDS = 300;

  private final ServerFacts server;
  private final Release release;

  private Relief(ServerFacts server) {
    this.server = server;
    this.release = Release.of(server);
  }

  static Relief of(ServerFacts server) {
    return new Relief(server);
  }

  /** For leaked connections of this process. */
  List<String> leakHere(List<RowFacts> leaked) {
    List<String> lines = new ArrayList<>(release.kill(leaked));
    if (leaked.isEmpty()) {
      lines.add(
          "# Which of the server's rows they are is not known: restart this process instead.");
    } else {
      lines.add(
          "# These are the leaked rows alone. Killing does not cure: the same line leaks the next.");
    }
    lines.add(
        "# Prevent: close in finally or with try-with-resources at the lines named; bound maxTotal"
            + " and maxWait, so that a leak fails in its own process before it fills the server.");
    return lines;
  }

  /** For connections made per operation. */
  List<String> clientsPerRequest() {
    List<String> lines = new ArrayList<>();
    lines.add(
        release.command("INFO stats") + "  # total_connections_received shows how fast they come");
    lines.add("# Nothing to kill: each of them is gone before a command could reach it.");
    lines.add("# Prevent: make one client or pool when the application starts, and share it.");
    return lines;
  }

  /** For pools that may ask for more than there is. */
  List<String> fleet(long maxTotal) {
    List<String> lines = raiseLimit();
    lines.add(
        "# Prevent: a maxTotal of at most "
            + Words.number(Math.max(1, maxTotal))
            + " a pool leaves room for twice as many instances during a rolling deployment.");
    return lines;
  }

  /** For a limit that is too low for what is needed. */
  List<String> raiseLimit() {
    List<String> lines = new ArrayList<>();
    long wanted = 2 * server.limit();
    DescriptorFacts descriptors = server.descriptors();
    if (Clamp.of(server) != Clamp.NONE) {
      return openFiles();
    }
    if (server.limit() <= 0) {
      lines.add("# Its limit is not known; see what its provider allows.");
    } else if (isConfigForbidden()) {
      lines.add(
          "# CONFIG is refused to this login. Raise maxclients where the server is configured; with"
              + " a managed service it is often fixed by the size of the node.");
    } else if (descriptors.isKnown() && descriptors.hard() < wanted + Clamp.RESERVE) {
      lines.add(
          "# CONFIG SET maxclients "
              + wanted
              + " will be refused: its process may open "
              + Words.number(descriptors.hard())
              + " files, a limit that a server lowers for itself at start. Set maxclients in its"
              + " configuration, allow it "
              + Words.number(wanted + Clamp.RESERVE)
              + " open files and restart it.");
    } else {
      lines.add(
          release.command("CONFIG SET maxclients " + wanted)
              + "  # "
              + (descriptors.isKnown()
                  ? "its process may open enough files"
                  : "refused with \"try with ...\" when its process may not open "
                      + Words.number(wanted + Clamp.RESERVE)
                      + " files, a limit that a server lowers for itself at start: then it needs a"
                      + " restart"));
    }
    return lines;
  }

  /** For a limit that open files have lowered. */
  List<String> openFiles() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# CONFIG SET maxclients will be refused beyond "
            + Words.number(server.limit())
            + ": its process may not open more files.");
    lines.add(
        "grep 'open files' /proc/PID/limits  # on its host; PID is that of redis-server or"
            + " valkey-server");
    lines.add(
        "# Raise LimitNOFILE of its unit, ulimit -n of its shell or nofile of its container to"
            + " maxclients + 32 or more, and restart it.");
    lines.add(
        "# No CONFIG REWRITE before that: it would write maxclients "
            + server.limit()
            + " into its file, where it looks wanted.");
    return lines;
  }

  /** For subscribers that nobody removed. */
  List<String> subscriptions(List<RowFacts> kept) {
    List<String> lines = new ArrayList<>();
    lines.add(
        release.command("CLIENT LIST TYPE pubsub")
            + "  # without those that have unsubscribed from everything");
    if (!kept.isEmpty()) {
      lines.add(release.list(kept) + "  # this process's; kill those that are not needed by id");
    }
    lines.add("# CONFIG SET timeout closes no subscriber.");
    lines.add(
        "# Prevent: close the connection when a listener is removed; one connection can subscribe"
            + " to many channels.");
    return lines;
  }

  /** For clients that have been idle for long. */
  List<String> idlePeers(List<RowFacts> idle) {
    List<String> lines = new ArrayList<>();
    if (isConfigForbidden()) {
      lines.add(
          "# CONFIG is refused to this login: set timeout and tcp-keepalive where the server is"
              + " configured, with a managed service in its parameter group.");
    } else {
      if (server.timeoutSeconds() == 0) {
        lines.add(timeout());
      }
      if (server.tcpKeepaliveSeconds() == 0) {
        lines.add(
            release.command("CONFIG SET tcp-keepalive 300")
                + "  # finds dead peers within about 10 min, of connections made from now on");
      }
    }
    if (release.killsIdle()) {
      lines.add(
          release.command("CLIENT KILL TYPE normal FLAGS N IDLE " + IDLE_SECONDS + " SKIPME yes")
              + "  # spares subscribers and blocked clients");
    } else {
      lines.addAll(release.kill(idle));
    }
    return lines;
  }

  private String timeout() {
    return release.command("CONFIG SET timeout " + IDLE_SECONDS)
        + "  # closes what is idle for "
        + IDLE_SECONDS
        + " s; spares subscribers, blocked clients, monitors and replicas; a pool that does not"
        + " test on borrow throws once, an idle shared Lettuce connection reconnects again and"
        + " again";
  }

  /** For many clients that came at once. */
  List<String> scaleOut() {
    List<String> lines = raiseLimit();
    lines.add(
        "# Prevent: before adding instances, multiply: instances x pools x maxTotal, twice that"
            + " during a rolling deployment; keep it below 80 % of the limit.");
    return lines;
  }

  /** For another process that does not give back. */
  List<String> leakElsewhere(String title, List<RowFacts> idle) {
    List<String> lines = new ArrayList<>();
    if (!idle.isEmpty()) {
      lines.add(release.list(idle) + "  # look at them before you kill any");
      lines.addAll(release.kill(idle));
    }
    lines.add(
        "# Killing does not cure"
            + (title.isEmpty() ? ": find who grows with CLIENT LIST" : ": look into " + title)
            + ". If it is a JVM, attach Overdue to it.");
    return lines;
  }

  /** Whether this login has been refused what it asked of CONFIG. */
  private boolean isConfigForbidden() {
    return server.timeoutSeconds() < 0 && server.tcpKeepaliveSeconds() < 0;
  }
}
