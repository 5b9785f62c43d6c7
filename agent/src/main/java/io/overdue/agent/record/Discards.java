package io.overdue.agent.record;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds connections that stay open although their pool has let go of them. Watch thread only.
 *
 * <p>A pool forgets a handle before it closes it, so one look proves nothing: the handle must be
 * gone from its pool in two looks, with its connection open.
 */
final class Discards {

  private final Ledger ledger;
  private final Handles handles;
  private final Pools pools;

  Discards(Ledger ledger, Handles handles, Pools pools) {
    this.ledger = ledger;
    this.handles = handles;
    this.pools = pools;
  }

  /** Has those who let go of them answer for them. */
  void settle() {
    Map<Object, OpenConnection> open = new IdentityHashMap<>();
    for (OpenConnection connection : ledger.connections.all()) {
      if (connection.owner() != null && !connection.isClosed()) {
        open.put(connection.owner(), connection);
      }
    }
    Map<Lender, Set<Object>> kept = new HashMap<>();
    for (Slot slot : ledger.slots.all()) {
      Object handle = slot.get();
      OpenConnection connection = slot.loan() == null ? open.get(connectionOf(handle)) : null;
      boolean discarded = connection != null && isDiscarded(slot.lender(), handle, kept);
      if (slot.seenDiscarded(discarded)) {
        discard(slot, connection);
      }
    }
  }

  private Object connectionOf(Object handle) {
    return handle == null ? null : handles.connectionOf(handle);
  }

  private boolean isDiscarded(Lender lender, Object handle, Map<Lender, Set<Object>> kept) {
    Object pool = lender.get();
    if (pool == null) {
      return false;
    }
    if (!kept.containsKey(lender)) {
      kept.put(lender, pools.reader(pool).handles(pool));
    }
    Set<Object> ofPool = kept.get(lender);
    return ofPool != null && !ofPool.contains(handle);
  }

  private void discard(Slot slot, OpenConnection connection) {
    Taking taking = connection.taking();
    if (taking != null && taking.site().name().maker() != Maker.DISCARDED) {
      Site last = slot.lastBack() == null ? taking.site() : slot.lastBack();
      ledger.stray(connection, ledger.sites.at(last.callsite(), Role.CONNECT, Maker.DISCARDED));
    }
  }
}
