package io.overdue.agent.record;

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

  /** A connection of {@code owner} was opened; how it logs in is read once in a while. */
  void note(OpenConnection connection, Object owner, long now) {
    Seen known = byAddress.get(connection.server());
    if (known == null ? hasRoom(now) : now - known.nanos >= FRESH_NANOS) {
      byAddress.put(
          connection.server(),
          new Seen(
              connection.server(), connection.isEncrypted(), handles.credentialsOf(owner), now));
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
    return byAddress.values();
  }

  /** A server that was connected to. */
  static final class Seen {

    final String address;
    final boolean encrypted;

    /** Null when they cannot be told. */
    final Credentials credentials;

    private final long nanos;

    private Seen(String address, boolean encrypted, Credentials credentials, long nanos) {
      this.address = address;
      this.encrypted = encrypted;
      this.credentials = credentials;
      this.nanos = nanos;
    }
  }
}
