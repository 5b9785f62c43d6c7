package io.overdue.agent.record;

import io.overdue.agent.facts.SocketFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is out joined to the open connections beneath it, for one copy of the books. */
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
  private final List<OpenConnection> open = new ArrayList<>();
  private final Map<Object, OpenConnection> byOwner = new IdentityHashMap<>();
  private final Map<Taking, OpenConnection> byTaking = new HashMap<>();
  private final Set<OpenConnection> lent = Collections.newSetFromMap(new IdentityHashMap<>());

  Sockets(Ledger ledger, Handles handles) {
    this.handles = handles;
    for (OpenConnection connection : ledger.connections.all()) {
      open.add(connection);
      byTaking.put(connection.taking(), connection);
      byOwner.put(connection.owner(), connection);
    }
    byTaking.remove(null);
    byOwner.remove(null);
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      Object owner = loan == null ? null : handles.connectionOf(slot.get());
      if (owner != null) {
        add(loan, byOwner.get(owner));
      }
    }
  }

  private void add(Loan loan, OpenConnection connection) {
    if (connection != null) {
      byTaking.put(loan, connection);
      lent.add(connection);
    }
  }

  /** The open connection inside a pool's handle, or null. */
  OpenConnection inside(Object handle) {
    return byOwner.get(handles.connectionOf(handle));
  }

  /** Our end of the connection of what is out; null when it has none that is known. */
  String local(Taking taking) {
    OpenConnection connection = byTaking.get(taking);
    return connection == null ? null : connection.local();
  }

  /** The open connections, the oldest first. */
  List<SocketFacts> facts(long now) {
    List<SocketFacts> facts = new ArrayList<>();
    for (OpenConnection connection : open) {
      facts.add(
          new SocketFacts(
              connection.local(),
              connection.server(),
              connection.taking() == null ? null : connection.taking().site().name(),
              now - connection.sinceNanos(),
              lent.contains(connection)));
    }
    Collections.sort(facts, OLDEST_FIRST);
    return Collections.unmodifiableList(
        facts.size() > MOST ? new ArrayList<>(facts.subList(0, MOST)) : facts);
  }
}
