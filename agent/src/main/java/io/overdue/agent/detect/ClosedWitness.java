package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.SiteFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loans whose connection was closed while the pool still counts them as lent: the two books
 * disagree. A witness when that is so in two sweeps, and has happened more than twice.
 */
final class ClosedWitness {

  private static final int LEAST_COUNT = 3;

  private final Map<Long, Long> seenSince = new HashMap<>();
  private List<Outstanding> proven = Collections.emptyList();

  void observe(LedgerFacts facts, SiteFacts site) {
    Set<Long> closed = new HashSet<>();
    proven = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (!one.isClosed()) {
        continue;
      }
      closed.add(one.serial());
      Long since = seenSince.get(one.serial());
      if (since == null) {
        seenSince.put(one.serial(), facts.sweep());
      } else if (facts.sweep() > since) {
        proven.add(one);
      }
    }
    seenSince.keySet().retainAll(closed);
  }

  boolean isProof() {
    return proven.size() >= LEAST_COUNT;
  }

  /** The loans in question, oldest first. */
  List<Outstanding> proven() {
    return proven;
  }
}
