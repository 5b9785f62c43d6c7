package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.PoolFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which pools had nothing to lend, in this sweep, to somebody who asked. */
final class Starvation {

  private final Map<Integer, Long> refusedBefore = new HashMap<>();
  private final Set<Integer> starving = new HashSet<>();

  void observe(LedgerFacts facts) {
    starving.clear();
    for (PoolFacts pool : facts.pools()) {
      Long before = refusedBefore.put(pool.id(), pool.counts().refused());
      boolean refused = pool.counts().refused() > (before == null ? 0 : before);
      if (pool.counts().isExhausted() && (refused || pool.counts().waiters() > 0)) {
        starving.add(pool.id());
      }
    }
  }

  boolean isStarving(int pool) {
    return starving.contains(pool);
  }
}
