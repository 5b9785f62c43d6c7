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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies pools: what the books know, and what the pools say when asked. Watch thread only. */
final class PoolCopyist {

  private final Ledger ledger;
  private final FrameFilter filter;
  private final Handles handles;
  private final Pools pools;
  private final PoolArchive archive;
  private final RedisTypes redisTypes;
  private final long sinceMillis;
  private final Map<Integer, Integer> beforeOurTime = new HashMap<>();
  private final Map<Integer, Long> lentSince = new HashMap<>();
  private final Map<String, Integer> archived = new HashMap<>();
  private final Map<Integer, String> servers = new HashMap<>();

  /**
   * @param archive pools that nobody has borrowed from since the agent came
   * @param sinceMillis when that was, since 1970 UTC
   */
  PoolCopyist(
      Ledger ledger,
      FrameFilter filter,
      Handles handles,
      Pools pools,
      PoolArchive archive,
      RedisTypes redisTypes,
      long sinceMillis) {
    this.archive = archive;
    this.redisTypes = redisTypes;
    this.sinceMillis = sinceMillis;
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
    lentSince.clear();
    List<PoolFacts> facts = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Lender lender : ledger.lenders.all()) {
      Object pool = lender.get();
      if (pool != null && lender.kind() == Lender.Kind.REDIS) {
        Integer count = ours.get(lender.id());
        facts.add(pool(lender, pool, now, count == null ? 0 : count));
      }
      if (pool != null && lender.isOlderThanAgent()) {
        known.add(pools.reader(pool).shownAs(pool));
      }
    }
    for (PoolArchive.Entry entry : archive.entries()) {
      if (redisTypes.includeName(entry.makes) && !known.contains(entry.name)) {
        facts.add(pool(entry));
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
      Map<Object, Long> lent = reader.out(pool);
      before = lent == null ? Math.max(0, active - ours) : inNoBook(lender, lent);
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

  /** A pool that nobody has borrowed from since the agent came. */
  private PoolFacts pool(PoolArchive.Entry entry) {
    Integer known = archived.get(entry.name);
    int id = known == null ? -1 - archived.size() : known;
    archived.put(entry.name, id);
    noteOldest(id, entry.lentSince);
    return new PoolFacts(
        id,
        entry.type.substring(entry.type.lastIndexOf('.') + 1),
        null,
        null,
        name(PrintedStack.callsite(entry.creationTrace, filter)),
        Maker.APPLICATION,
        null,
        0,
        false,
        new PoolCounts(entry.active, entry.idle, entry.maxTotal, entry.waiters, 0, entry.active, 0),
        new PoolTraffic(0, 0, 0));
  }

  /** Number of handles that are out and in no book: nobody saw them lent. */
  private int inNoBook(Lender lender, Map<Object, Long> lent) {
    List<Long> since = new ArrayList<>();
    for (Map.Entry<Object, Long> handle : lent.entrySet()) {
      Slot slot = ledger.slots.find(handle.getKey());
      if (slot == null || slot.loan() == null) {
        since.add(handle.getValue());
      }
    }
    noteOldest(lender.id(), since);
    return since.size();
  }

  private void noteOldest(int pool, List<Long> lentMillis) {
    for (long lent : lentMillis) {
      Long known = lentSince.get(pool);
      if (lent < sinceMillis && (known == null || lent < known)) {
        lentSince.put(pool, lent);
      }
    }
  }

  /** When what was lent longest before the agent came was lent, by pool; of the last copy. */
  Map<Integer, Long> lentSince() {
    return new HashMap<>(lentSince);
  }

  private SiteName createdAt(Lender lender, String printed) {
    Callsite callsite =
        lender.isOlderThanAgent() ? PrintedStack.callsite(printed, filter) : lender.createdAt();
    return name(callsite);
  }

  private static SiteName name(Callsite callsite) {
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
