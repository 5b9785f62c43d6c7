package io.overdue.agent.record;

import io.overdue.agent.facts.SocketFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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

  private final List<ClientReader> clientReaders;
  private final Map<Object, OpenConnection> byOwner = new IdentityHashMap<>();
  private final Map<Taking, OpenConnection> byTaking = new HashMap<>();
  private final Set<OpenConnection> lent = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Loan> closed = new HashSet<>();

  Sockets(Ledger ledger, List<ClientReader> clientReaders) {
    this.clientReaders = clientReaders;
    for (OpenConnection connection : ledger.connections.all()) {
      byTaking.put(connection.taking(), connection);
      byOwner.put(connection.owner(), connection);
    }
    byOwner.remove(null);
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      Object owner = loan == null ? null : owner(slot.get());
      if (owner != null) {
        add(loan, owner, ledger);
      }
    }
  }

  private void add(Loan loan, Object owner, Ledger ledger) {
    OpenConnection connection = byOwner.get(owner);
    if (connection != null) {
      byTaking.put(loan, connection);
      lent.add(connection);
    } else if (ledger.closed.find(owner) != null) {
      closed.add(loan);
    }
  }

  private Object owner(Object handle) {
    for (ClientReader reader : clientReaders) {
      Object owner = handle == null ? null : reader.connectionOf(handle);
      if (owner != null) {
        return owner;
      }
    }
    return null;
  }

  /** The open connection inside a pool's handle, or null. */
  OpenConnection inside(Object handle) {
    return byOwner.get(owner(handle));
  }

  /** Our end of the connection of what is out; null when it has none that is known. */
  String local(Taking taking) {
    OpenConnection connection = byTaking.get(taking);
    return connection == null ? null : connection.local();
  }

  /** Whether somebody closed the connection of a loan instead of giving it back. */
  boolean isClosed(Taking taking) {
    return closed.contains(taking);
  }

  /** The open connections, the oldest first. */
  List<SocketFacts> facts(long now) {
    List<SocketFacts> facts = new ArrayList<>();
    for (OpenConnection connection : byOwner.values()) {
      facts.add(
          new SocketFacts(
              connection.local(),
              connection.server(),
              connection.taking().site().name(),
              now - connection.taking().sinceNanos(),
              lent.contains(connection)));
    }
    Collections.sort(facts, OLDEST_FIRST);
    return Collections.unmodifiableList(
        facts.size() > MOST ? new ArrayList<>(facts.subList(0, MOST)) : facts);
  }
}
