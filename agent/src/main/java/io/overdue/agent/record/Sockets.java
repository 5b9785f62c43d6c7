package io.overdue.agent.record;

import io.overdue.agent.facts.SiteName;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.support.Addresses;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is out joined to the open connections beneath it, for one copy of the books.
 *
 * <p>A connection that is older than the agent is in no book, but in a handle that was lent since,
 * or it was seen at work.
 */
final class Sockets {

  private static final int MOST = 20_000;

  private static final Comparator<SocketFacts> OLDEST_FIRST =
      new Comparator<SocketFacts>() {
        @Override
        public int compare(SocketFacts one, SocketFacts other) {
          return Long.compare(other.ageNanos(), one.ageNanos());
        }
      };

  private final Handles handles;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Object, Line> byOwner = new IdentityHashMap<>();
  private final Map<Taking, Line> byTaking = new HashMap<>();

  Sockets(Ledger ledger, Handles handles) {
    this.handles = handles;
    for (OpenConnection connection : ledger.connections.all()) {
      Taking taking = connection.taking();
      Line line =
          new Line(
              connection.local(),
              connection.server(),
              connection.clientId(handles),
              taking == null ? null : taking.site().name(),
              connection.sinceNanos());
      lines.add(line);
      byTaking.put(taking, line);
      byOwner.put(connection.owner(), line);
    }
    byTaking.remove(null);
    byOwner.remove(null);
    for (Slot slot : ledger.slots.all()) {
      Object handle = slot.get();
      Object owner = handles.connectionOf(handle);
      if (owner != null) {
        add(slot, handle, owner);
      }
    }
    for (Use use : ledger.uses.all()) {
      Object connection = use.get();
      if (connection != null && !byOwner.containsKey(connection)) {
        byOwner.put(connection, unbooked(connection, ledger.sinceNanos));
      }
    }
  }

  private void add(Slot slot, Object handle, Object owner) {
    Line line = byOwner.get(owner);
    if (line == null) {
      line = unbooked(handle, slot.lender().sinceNanos());
      byOwner.put(owner, line);
    }
    Loan loan = slot.loan();
    if (loan != null && line != null) {
      byTaking.put(loan, line);
      line.lent = true;
    }
  }

  /** A connection that is in no book; null when there is none. */
  private Line unbooked(Object handle, long sinceNanos) {
    Socket socket = handles.socketOf(handle);
    if (socket == null || !socket.isConnected() || socket.isClosed()) {
      return null;
    }
    Line line =
        new Line(
            Addresses.text(socket.getLocalAddress(), socket.getLocalPort()),
            Addresses.remote(socket),
            -1,
            null,
            sinceNanos);
    lines.add(line);
    return line;
  }

  /** The server that the connection inside a pool's handle leads to; null when it has none. */
  String server(Object handle) {
    Line line = byOwner.get(handles.connectionOf(handle));
    return line == null ? null : line.server;
  }

  /** Our end of the connection of what is out; null when it has none that is known. */
  String local(Taking taking) {
    Line line = byTaking.get(taking);
    return line == null ? null : line.local;
  }

  /** The open connections, the oldest first. */
  List<SocketFacts> facts(long now) {
    List<SocketFacts> facts = new ArrayList<>();
    for (Line line : lines) {
      facts.add(
          new SocketFacts(
              line.local,
              line.server,
              line.clientId,
              line.connectedAt,
              now - line.sinceNanos,
              line.lent));
    }
    Collections.sort(facts, OLDEST_FIRST);
    return Collections.unmodifiableList(
        facts.size() > MOST ? new ArrayList<>(facts.subList(0, MOST)) : facts);
  }

  /** An open connection. */
  private static final class Line {

    private final String local;
    private final String server;
    private final long clientId;
    private final SiteName connectedAt;
    private final long sinceNanos;
    private boolean lent;

    Line(String local, String server, long clientId, SiteName connectedAt, long sinceNanos) {
      this.local = local;
      this.server = server;
      this.clientId = clientId;
      this.connectedAt = connectedAt;
      this.sinceNanos = sinceNanos;
    }
  }
}
