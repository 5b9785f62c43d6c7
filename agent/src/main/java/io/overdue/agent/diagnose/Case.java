package io.overdue.agent.diagnose;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything about one server at one sweep that a suspicion is weighed by. */
final class Case {

  /** Nothing is old or idle before so many sweeps. */
  private static final int OLD_SWEEPS = 20;

  private final ServerFacts server;
  private final LedgerFacts ledger;
  private final List<Finding> found;
  private final boolean only;
  private final Join join;
  private final Stretch known;
  private final Stretch level;
  private final Forecast forecast;
  private final Chronicle chronicle;

  /**
   * @param found what is known of the lines of this process
   * @param chronicle what earlier sweeps have seen of this server
   */
  Case(ServerFacts server, Situation now, List<Finding> found, Chronicle chronicle) {
    this.server = server;
    this.ledger = now.ledger();
    this.found = found;
    this.only = now.servers().size() == 1;
    this.join = Join.of(server, now);
    this.known = Stretch.sinceRestart(server.samples());
    this.level = known.sinceStep();
    this.forecast = Forecast.of(server);
    this.chronicle = chronicle;
    chronicle.observe(now.ledger(), server, join);
  }

  ServerFacts server() {
    return server;
  }

  LedgerFacts ledger() {
    return ledger;
  }

  Join join() {
    return join;
  }

  /** All samples since the restart. */
  Stretch known() {
    return known;
  }

  /** The samples since the last step to another level. */
  Stretch level() {
    return level;
  }

  Forecast forecast() {
    return forecast;
  }

  Chronicle chronicle() {
    return chronicle;
  }

  /** The share of what is used that {@code connections} are. */
  double shareOfUsed(long connections) {
    return server.used() <= 0 ? 0 : Math.min(1, (double) connections / server.used());
  }

  /** From here on a client that does nothing is idle, and a connection old. */
  long oldSeconds() {
    return OLD_SWEEPS * ledger.intervalNanos() / 1_000_000_000L;
  }

  /** Findings of leaks in this process that hold connections to this server. */
  List<Finding> leaks() {
    List<Finding> leaks = new ArrayList<>();
    for (Finding finding : found) {
      if (finding.verdict() == Verdict.LEAKED && leaked(finding) > 0) {
        leaks.add(finding);
      }
    }
    return leaks;
  }

  /** Connections to this server that {@code leak} is about. */
  long leaked(Finding leak) {
    if (!leak.about().isEmpty()) {
      return connections(leak);
    }
    long connectedThere = 0;
    for (SocketFacts socket : sockets()) {
      connectedThere += isAt(leak, socket) ? 1 : 0;
    }
    return connectedThere > 0 || !only ? Math.min(connectedThere, leak.count()) : leak.count();
  }

  /** Open connections to this server whose ends {@code finding} names. */
  long connections(Finding finding) {
    Set<String> about = new HashSet<>(finding.about());
    long connections = 0;
    for (SocketFacts socket : sockets()) {
      connections += about.contains(socket.local()) ? 1 : 0;
    }
    return connections;
  }

  private List<SocketFacts> sockets() {
    List<SocketFacts> sockets = new ArrayList<>();
    for (SocketFacts socket : ledger.sockets()) {
      if (socket.server().equals(server.address())) {
        sockets.add(socket);
      }
    }
    return sockets;
  }

  /** Whether a finding of a leak names this end of a connection. */
  boolean isLeaked(String local) {
    for (Finding finding : found) {
      if (finding.verdict() == Verdict.LEAKED && finding.about().contains(local)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(Finding leak, SocketFacts socket) {
    return leak.site() != null
        && socket.connectedAt() != null
        && socket.connectedAt().frame().equals(leak.site().frame());
  }

  /** Connections to this server that lines of this process have leaked. */
  long leaked() {
    long leaked = 0;
    for (Finding leak : leaks()) {
      leaked += leaked(leak);
    }
    long most = join.connections() == 0 ? leaked : join.connections();
    return Math.min(leaked, most);
  }

  /** Lines of this process that make clients or connections again and again and close them. */
  List<Finding> churn() {
    List<Finding> churn = new ArrayList<>();
    for (Finding finding : found) {
      boolean creation =
          finding.kind() == Kind.CONNECT_PER_OPERATION || finding.kind() == Kind.CLIENT_PER_REQUEST;
      if (creation && finding.verdict() == null) {
        churn.add(finding);
      }
    }
    return churn;
  }

  /** The rows of what {@code leak} is about, as far as they are known. */
  List<RowFacts> rows(Finding leak) {
    List<RowFacts> rows = new ArrayList<>();
    for (String local : leak.about()) {
      RowFacts row = join.row(local);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }
}
