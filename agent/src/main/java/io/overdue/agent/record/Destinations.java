package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** Finds the servers behind open connections: those in handles of pools, and those in the books. */
final class Destinations {

  private final Ledger ledger;
  private final List<ClientReader> clientReaders;

  Destinations(Ledger ledger, List<ClientReader> clientReaders) {
    this.ledger = ledger;
    this.clientReaders = clientReaders;
  }

  List<Destination> now() {
    Map<String, Destination> found = new LinkedHashMap<>();
    for (Slot slot : ledger.slots.all()) {
      Destination destination = add(found, socket(slot.get()));
      Object pool = slot.lender().get();
      if (destination != null && pool != null && !slot.lender().isClosed()) {
        destination.add(pool, slot.lender().id());
      }
    }
    for (OpenConnection connection : ledger.connections.all()) {
      Destination destination = add(found, (Socket) connection.get());
      if (destination != null && connection.owner() != null) {
        destination.add(connection.owner());
      }
    }
    return new ArrayList<>(found.values());
  }

  private Socket socket(Object handle) {
    for (ClientReader reader : clientReaders) {
      Socket socket = handle == null ? null : reader.socketOf(handle);
      if (socket != null) {
        return socket;
      }
    }
    return null;
  }

  /** The destination of an open socket; null for any other. */
  private static Destination add(Map<String, Destination> found, Socket socket) {
    if (socket == null || !socket.isConnected() || socket.isClosed()) {
      return null;
    }
    String address = Addresses.remote(socket);
    Destination destination = found.get(address);
    if (destination == null) {
      destination = new Destination(address);
      found.put(address, destination);
    }
    destination.add(
        Addresses.text(socket.getLocalAddress(), socket.getLocalPort()),
        socket instanceof SSLSocket);
    return destination;
  }
}
