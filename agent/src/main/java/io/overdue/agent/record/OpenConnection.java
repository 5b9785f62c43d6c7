package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.Socket;

/** One TCP connection, by its socket, from connect to close. */
final class OpenConnection extends WeakKey<Object> {

  private final WeakReference<Object> owner;
  private final Taking taking;
  private final String server;
  private final String local;

  /**
   * @param owner the client library's connection object
   */
  OpenConnection(Socket socket, Object owner, Taking taking, ReferenceQueue<Object> queue) {
    super(socket, queue);
    this.owner = new WeakReference<>(owner);
    this.taking = taking;
    this.server = Addresses.remote(socket);
    this.local = Addresses.text(socket.getLocalAddress(), socket.getLocalPort());
  }

  Object owner() {
    return owner.get();
  }

  Taking taking() {
    return taking;
  }

  String server() {
    return server;
  }

  /** Our end, as {@code ip:port}. */
  String local() {
    return local;
  }

  /** Whether the socket was closed by a way that has no hook. */
  boolean isClosed() {
    Object socket = get();
    return socket != null && ((Socket) socket).isClosed();
  }
}
