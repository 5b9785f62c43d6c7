package io.overdue.agent.record;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolCounts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.PoolTraffic;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies pools: what the books know, and what the pools say when asked. Watch thread only. */
final class PoolCopyist {

  private final Ledger ledger;
  private final FrameFilter filter;
  private final Handles handles;
  private final Pools pools;
  private final Map<Integer, Integer> beforeOurTime = new HashMap<>();
  private final Map<Integer, String> servers = new HashMap<>();

  PoolCopyist(Ledger ledger, FrameFilter filter, Handles handles, Pools pools) {
    this.ledger = ledger;
    this.filter = filter;
    this.handles = handles;
    this.pools = pools;
  }

  /** The pool is gone. */
  void forget(int pool) {
    beforeOurTime.remove(pool);
    servers.remove(pool);
  }

  /**
   * Every pool of Redis connections.
   *
   * @param ours number of loans that are out, by pool
   */
  List<PoolFacts> copy(long now, Map<Integer, Integer> ours, Sockets sockets) {
    learnServers(sockets);
    List<PoolFacts> facts = new ArrayList<>();
    for (Lender lender : ledger.lenders.all()) {
      Object pool = lender.get();
      if (pool != null && lender.kind() == Lender.Kind.REDIS) {
        Integer count = ours.get(lender.id());
        facts.add(pool(lender, pool, now, count == null ? 0 : count));
      }
    }
    return Collections.unmodifiableList(facts);
  }

  private PoolFacts pool(Lender lender, Object pool, long now, int ours) {
    PoolReader reader = pools.reader(pool);
    return new PoolFacts(
        lender.id(),
        simpleName(pool),
        servers.get(lender.id()),
        handles.loginOf(reader.factory(pool)),
        createdAt(lender, reader.creationTrace(pool)),
        lender.maker(),
        lender.deployment(),
        now - lender.sinceNanos(),
        lender.isClosed(),
        counts(lender, reader, pool, ours),
        new PoolTraffic(reader.lent(pool), reader.closed(pool), lender.brokenOnes()));
  }

  private PoolCounts counts(Lender lender, PoolReader reader, Object pool, int ours) {
    int active = reader.active(pool);
    int before = 0;
    if (lender.isOlderThanAgent()) {
      Integer earlier = beforeOurTime.get(lender.id());
      before = Math.max(0, active - ours);
      before = earlier == null ? before : Math.min(earlier, before);
      beforeOurTime.put(lender.id(), before);
    }
    return new PoolCounts(
        active,
        reader.idle(pool),
        reader.maxTotal(pool),
        reader.waiters(pool),
        ours,
        before,
        lender.refusals());
  }

  private SiteName createdAt(Lender lender, String printed) {
    Callsite callsite =
        lender.isOlderThanAgent() ? PrintedStack.callsite(printed, filter) : lender.createdAt();
    return callsite == null ? null : callsite.name(Role.CLIENT, Maker.APPLICATION);
  }

  /** A pool's server is that of a connection in one of its handles. */
  private void learnServers(Sockets sockets) {
    for (Slot slot : ledger.slots.all()) {
      Object handle = slot.get();
      if (handle != null && !servers.containsKey(slot.lender().id())) {
        String server = sockets.server(handle);
        if (server != null) {
          servers.put(slot.lender().id(), server);
        }
      }
    }
  }

  private static String simpleName(Object object) {
    String name = object.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
