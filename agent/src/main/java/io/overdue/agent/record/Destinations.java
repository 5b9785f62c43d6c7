package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import io.overdue.agent.support.Ticks;
import java.net.Socket;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** Finds the servers behind connections: those in handles of pools, in the books, and gone by. */
final class Destinations {

  private final Ledger ledger;
  private final Handles handles;
  private final Pools pools;
  private final ServersSeen seen;
  private final Ticks ticks;

  Destinations(Ledger ledger, Handles handles, Pools pools, ServersSeen seen, Ticks ticks) {
    this.ledger = ledger;
    this.handles = handles;
    this.pools = pools;
    this.seen = seen;
    this.ticks = ticks;
  }

  List<Destination> now() {
    Map<String, Destination> found = new LinkedHashMap<>();
    Map<Object, Destination> byOwner = new IdentityHashMap<>();
    for (OpenConnection connection : ledger.connections.all()) {
      Object owner = connection.owner();
      if (!connection.isClosed()) {
        Destination destination =
            add(
                found,
                connection.server(),
                connection.local(),
                connection.clientId(handles),
                connection.isEncrypted());
        if (owner != null) {
          destination.add(handles.credentialsOf(owner));
          byOwner.put(owner, destination);
        }
      }
    }
    for (Slot slot : ledger.slots.all()) {
      Object handle = slot.get();
      Destination booked = byOwner.get(handles.connectionOf(handle));
      Destination destination = booked == null ? add(found, handles.socketOf(handle)) : booked;
      Object pool = slot.lender().get();
      boolean leadsThere = pool != null && !slot.lender().isClosed();
      if (destination != null && leadsThere && handles.socketOf(handle) != null) {
        destination.add(pool, slot.lender().id());
      }
    }
    for (Use use : ledger.uses.all()) {
      Object connection = use.get();
      if (connection != null && !byOwner.containsKey(connection)) {
        add(found, handles.socketOf(connection));
      }
    }
    for (ServersSeen.Seen server : seen.now(ticks.nanos())) {
      Destination destination = at(found, server.address);
      destination.encrypted(server.encrypted);
      destination.add(server.credentials());
    }
    for (Destination destination : found.values()) {
      if (destination.pool() != null) {
        destination.login(
            handles.loginOf(pools.reader(destination.pool()).factory(destination.pool())));
      }
    }
    return new ArrayList<>(found.values());
  }

  /** The destination of an open socket; null for any other. */
  private static Destination add(Map<String, Destination> found, Socket socket) {
    if (socket == null || !socket.isConnected() || socket.isClosed()) {
      return null;
    }
    return add(
        found,
        Addresses.remote(socket),
        Addresses.text(socket.getLocalAddress(), socket.getLocalPort()),
        -1,
        socket instanceof SSLSocket);
  }

  private static Destination add(
      Map<String, Destination> found,
      String address,
      String end,
      long clientId,
      boolean encrypted) {
    Destination destination = at(found, address);
    destination.add(end, clientId, encrypted);
    return destination;
  }

  private static Destination at(Map<String, Destination> found, String address) {
    Destination destination = found.get(address);
    if (destination == null) {
      destination = new Destination(address);
      found.put(address, destination);
    }
    return destination;
  }
}
