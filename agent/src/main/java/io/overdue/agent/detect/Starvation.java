package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.SiteFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which pools had nothing to lend, in this sweep, to somebody who asked.
 *
 * <p>A full pool with a queue that moves does not starve: whatever comes back is lent again at
 * once, so a pool starves only when it has lent nothing for a sweep.
 */
final class Starvation {

  private final Map<Integer, Long> refusedBefore = new HashMap<>();
  private final Set<Integer> starving = new HashSet<>();

  void observe(LedgerFacts facts) {
    starving.clear();
    Set<Integer> lending = lending(facts);
    for (PoolFacts pool : facts.pools()) {
      Long before = refusedBefore.put(pool.id(), pool.counts().refused());
      boolean refused = pool.counts().refused() > (before == null ? 0 : before);
      boolean asked = refused || pool.counts().waiters() > 0;
      if (asked && pool.counts().isExhausted() && !lending.contains(pool.id())) {
        starving.add(pool.id());
      }
    }
  }

  /** Pools of which something was lent within the last sweep and is still out. */
  private static Set<Integer> lending(LedgerFacts facts) {
    Set<Integer> lending = new HashSet<>();
    for (SiteFacts site : facts.sites()) {
      for (Outstanding one : site.outstanding()) {
        if (one.ageNanos() < facts.intervalNanos()) {
          lending.add(one.pool());
        }
      }
    }
    return lending;
  }

  boolean isStarving(int pool) {
    return starving.contains(pool);
  }
}
