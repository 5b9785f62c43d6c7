package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import java.net.Socket;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** Finds the servers behind open connections: those in handles of pools, and those in the books. */
final class Destinations {

  private final Ledger ledger;
  private final Handles handles;
  private final PoolReader pools;

  Destinations(Ledger ledger, Handles handles, PoolReader pools) {
    this.ledger = ledger;
    this.handles = handles;
    this.pools = pools;
  }

  List<Destination> now() {
    Map<String, Destination> found = new LinkedHashMap<>();
    Map<Object, Destination> byOwner = new IdentityHashMap<>();
    for (OpenConnection connection : ledger.connections.all()) {
      Object owner = connection.owner();
      if (!connection.isClosed()) {
        Destination destination =
            add(found, connection.server(), connection.local(), connection.isEncrypted());
        if (owner != null) {
          destination.add(owner);
          byOwner.put(owner, destination);
        }
      }
    }
    for (Slot slot : ledger.slots.all()) {
      Object handle = slot.get();
      Destination booked = byOwner.get(handles.connectionOf(handle));
      Destination destination = booked == null ? add(found, handles.socketOf(handle)) : booked;
      Object pool = slot.lender().get();
      if (destination != null && pool != null && !slot.lender().isClosed()) {
        destination.add(pool, slot.lender().id());
      }
    }
    for (Destination destination : found.values()) {
      if (destination.pool() != null) {
        destination.login(handles.loginOf(pools.factory(destination.pool())));
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
        socket instanceof SSLSocket);
  }

  private static Destination add(
      Map<String, Destination> found, String address, String end, boolean encrypted) {
    Destination destination = found.get(address);
    if (destination == null) {
      destination = new Destination(address);
      found.put(address, destination);
    }
    destination.add(end, encrypted);
    return destination;
  }
}
