package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** One TCP connection, by its socket or channel, from connect to close. */
final class OpenConnection extends WeakKey<Object> {

  private final String server;
  private final String local;
  private final boolean encrypted;
  private final long sinceNanos;
  private final boolean counted;
  private volatile WeakReference<Object> owner;
  private volatile Taking taking;
  private volatile long clientId = -1;

  /**
   * @param owner the client library's connection object
   */
  OpenConnection(Socket socket, Object owner, Taking taking, ReferenceQueue<Object> queue) {
    super(socket, queue);
    this.server = Addresses.remote(socket);
    this.local = Addresses.text(socket.getLocalAddress(), socket.getLocalPort());
    this.encrypted = socket instanceof SSLSocket;
    this.sinceNanos = taking.sinceNanos();
    this.counted = true;
    belongTo(owner, taking);
  }

  /** A channel of which nobody has said yet what it is for. */
  OpenConnection(
      Object channel,
      String server,
      String local,
      boolean encrypted,
      long sinceNanos,
      ReferenceQueue<Object> queue) {
    super(channel, queue);
    this.server = server;
    this.local = local;
    this.encrypted = encrypted;
    this.sinceNanos = sinceNanos;
    this.counted = false;
  }

  void belongTo(Object newOwner, Taking newTaking) {
    owner = new WeakReference<>(newOwner);
    taking = newTaking;
  }

  /** The client library's connection object; null when it is gone or not known. */
  Object owner() {
    WeakReference<Object> known = owner;
    return known == null ? null : known.get();
  }

  /** Who connected; null when that is not known. */
  Taking taking() {
    return taking;
  }

  void clientId(long given) {
    clientId = given;
  }

  /** The number that its server has given to it, now or earlier; -1 when it has not told. */
  long clientId(Handles handles) {
    if (clientId < 0) {
      clientId = handles.clientIdOf(owner());
    }
    return clientId;
  }

  long sinceNanos() {
    return sinceNanos;
  }

  String server() {
    return server;
  }

  /** Our end, as {@code ip:port}. */
  String local() {
    return local;
  }

  boolean isEncrypted() {
    return encrypted;
  }

  /** Whether it counts at its site itself; a channel's {@link Session} does that for it. */
  boolean isCounted() {
    return counted;
  }

  /** Whether the socket was closed by a way that has no hook. */
  boolean isClosed() {
    Object socket = get();
    return socket instanceof Socket && ((Socket) socket).isClosed();
  }
}
