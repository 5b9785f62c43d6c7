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
 * <p>A row is ours when its address is our end of a connection, and the server's end, where it is
 * listed, has the port that was dialled. Behind a proxy or address translation no row is, although
 * there are connections: then nothing is joined, and that is said.
 */
final class Join {

  /** Connections without a row that prove that something stands in between. */
  private static final int LEAST_WITHOUT_ROW = 3;

  private final Map<String, RowFacts> ours = new HashMap<>();
  private final List<RowFacts> others = new ArrayList<>();
  private final Listing listing;
  private final long connections;
  private final boolean hidden;

  private Join(ServerFacts server, Situation now) {
    this.listing = server.listing();
    String port = port(server.address());
    Map<String, SocketFacts> sockets = sockets(server, now);
    this.connections = sockets.size();
    for (RowFacts row : server.rows()) {
      boolean dialled = row.laddr().isEmpty() || port(row.laddr()).equals(port);
      if (dialled && sockets.containsKey(row.addr())) {
        ours.put(row.addr(), row);
      } else if (isClient(row)) {
        others.add(row);
      }
    }
    long listedNanosAgo = now.ledger().nowNanos() - server.rowsAtNanos();
    int older = 0;
    for (SocketFacts socket : sockets.values()) {
      older += socket.ageNanos() > listedNanosAgo ? 1 : 0;
    }
    this.hidden = listing == Listing.ALL && ours.isEmpty() && older >= LEAST_WITHOUT_ROW;
  }

  static Join of(ServerFacts server, Situation now) {
    return new Join(server, now);
  }

  private static Map<String, SocketFacts> sockets(ServerFacts server, Situation now) {
    Map<String, SocketFacts> sockets = new HashMap<>();
    for (SocketFacts socket : now.ledger().sockets()) {
      if (socket.server().equals(server.address())) {
        sockets.put(socket.local(), socket);
      }
    }
    return sockets;
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

  /** Whether a proxy or address translation hides which rows are ours. */
  boolean isHidden() {
    return hidden;
  }

  /** Whether all rows are known, and ours among them. */
  boolean isWhole() {
    return listing == Listing.ALL && !hidden;
  }
}
