package io.overdue.agent.record;

import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that a connection was opened to lately, also where none stays open long enough to be
 * found.
 *
 * <p>Application threads write: a few of them may do so at once and exceed the bound by as many.
 */
final class ServersSeen {

  private static final int MOST = 64;
  private static final long FRESH_NANOS = 10_000_000_000L;
  private static final long REMEMBERED_NANOS = 600_000_000_000L;

  private final Handles handles;
  private final Map<String, Seen> byAddress = new ConcurrentHashMap<>();

  ServersSeen(Handles handles) {
    this.handles = handles;
  }

  /**
   * A connection of {@code owner} was opened; how it logs in is read once in a while. It may not
   * have been told that yet: where it seems not to log in, the latest is asked again by and by.
   */
  void note(OpenConnection connection, Object owner, long now) {
    Seen known = byAddress.get(connection.server());
    if (known == null ? hasRoom(now) : now - known.nanos >= FRESH_NANOS) {
      Seen seen = new Seen(connection.server(), connection.isEncrypted(), owner, now);
      seen.readLogin(handles);
      byAddress.put(connection.server(), seen);
    } else if (known != null && known.seemsOpen()) {
      known.latest = new WeakReference<>(owner);
    }
  }

  private boolean hasRoom(long now) {
    if (byAddress.size() >= MOST) {
      forget(now);
    }
    return byAddress.size() < MOST;
  }

  private void forget(long now) {
    for (Iterator<Seen> i = byAddress.values().iterator(); i.hasNext(); ) {
      if (now - i.next().nanos > REMEMBERED_NANOS) {
        i.remove();
      }
    }
  }

  /** Those of the last ten minutes. */
  Collection<Seen> now(long now) {
    forget(now);
    for (Seen server : byAddress.values()) {
      if (server.seemsOpen()) {
        server.readLogin(handles);
      }
    }
    return byAddress.values();
  }

  /** A server that was connected to. */
  static final class Seen {

    final String address;
    final boolean encrypted;
    private final long nanos;
    private volatile WeakReference<Object> latest;
    private volatile Credentials credentials;

    private Seen(String address, boolean encrypted, Object owner, long nanos) {
      this.address = address;
      this.encrypted = encrypted;
      this.latest = new WeakReference<>(owner);
      this.nanos = nanos;
    }

    /** How its connections log in; null when that cannot be told. */
    Credentials credentials() {
      return credentials;
    }

    private boolean seemsOpen() {
      return credentials != null && credentials.isNone();
    }

    private void readLogin(Handles handles) {
      Object owner = latest.get();
      if (owner != null) {
        credentials = handles.credentialsOf(owner);
      }
    }
  }
}
