package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.facts.SocketFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server's rows, told apart: connections of this process, and others.
 *
 * <p>A row is ours when it has the client id that the server has told one of our connections, and
 * is as old: behind a balancer another server may have given the same. Otherwise it is ours when
 * its address is our end of a connection, and the server's end, where it is listed, has the port
 * that was dialled. Behind a proxy or address translation no row is by its address: what has no id
 * then is not joined, and that is said.
 */
final class Join {

  /** Connections without a row that prove that something stands in between. */
  private static final int LEAST_WITHOUT_ROW = 3;

  /** A server's clock ticks in seconds, and it may have been busy when somebody connected. */
  private static final long YOUNGER_SECONDS = 5;

  private final Map<String, RowFacts> ours = new HashMap<>();
  private final List<RowFacts> others = new ArrayList<>();
  private final Listing listing;
  private final long connections;
  private final boolean translated;
  private final boolean hidden;

  private Join(ServerFacts server, Situation now) {
    this.listing = server.listing();
    String port = port(server.address());
    long listedNanosAgo = now.ledger().nowNanos() - server.rowsAtNanos();
    Map<String, SocketFacts> byEnd = new HashMap<>();
    Map<Long, SocketFacts> byId = new HashMap<>();
    for (SocketFacts socket : now.ledger().sockets()) {
      if (socket.server().equals(server.address())) {
        byEnd.put(socket.local(), socket);
        if (socket.clientId() >= 0) {
          byId.put(socket.clientId(), socket);
        }
      }
    }
    this.connections = byEnd.size();
    boolean elsewhere = false;
    for (RowFacts row : server.rows()) {
      SocketFacts told = byId.get(row.id());
      boolean dialled = row.laddr().isEmpty() || port(row.laddr()).equals(port);
      if (told != null && !isYounger(row, told.ageNanos() - listedNanosAgo)) {
        ours.put(told.local(), row);
        elsewhere |= !row.addr().equals(told.local());
      } else if (dialled && byEnd.containsKey(row.addr())) {
        ours.put(row.addr(), row);
      } else if (isClient(row)) {
        others.add(row);
      }
    }
    int withoutRow = 0;
    for (SocketFacts socket : byEnd.values()) {
      boolean older = socket.ageNanos() > listedNanosAgo;
      withoutRow += older && !ours.containsKey(socket.local()) ? 1 : 0;
    }
    this.translated = elsewhere;
    this.hidden =
        listing == Listing.ALL && (translated || ours.isEmpty()) && withoutRow >= LEAST_WITHOUT_ROW;
  }

  private static boolean isYounger(RowFacts row, long connectionNanos) {
    return row.ageSeconds() >= 0
        && row.ageSeconds() + YOUNGER_SECONDS < connectionNanos / 1_000_000_000L;
  }

  static Join of(ServerFacts server, Situation now) {
    return new Join(server, now);
  }

  /** Neither a replica nor a primary, nor a sentinel. */
  private static boolean isClient(RowFacts row) {
    return row.flags().indexOf('S') < 0
        && row.flags().indexOf('M') < 0
        && !row.name().startsWith("sentinel-");
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  /** The address without its port. */
  static String host(RowFacts row) {
    int colon = row.addr().lastIndexOf(':');
    return colon < 0 ? row.addr() : row.addr().substring(0, colon);
  }

  /** The row of the connection whose end is {@code local} here; null when it is not known. */
  RowFacts row(String local) {
    return ours.get(local);
  }

  List<RowFacts> ours() {
    return new ArrayList<>(ours.values());
  }

  /** Rows of other clients, without replicas and sentinels; ours are among them when hidden. */
  List<RowFacts> others() {
    return others;
  }

  /** Number of open connections of this process to the server. */
  long connections() {
    return connections;
  }

  /** Whether rows of ours have other addresses than our ends: something stands in between. */
  boolean isTranslated() {
    return translated;
  }

  /** Whether a proxy or address translation hides which rows are ours, or some of them. */
  boolean isHidden() {
    return hidden;
  }

  /** Whether all rows are known, and ours among them. */
  boolean isWhole() {
    return listing == Listing.ALL && !hidden;
  }
}
