package io.overdue.agent.detect;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.SiteFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Loans whose connection was closed while the pool still counts them as lent: the two books
 * disagree. A witness when that is so in two sweeps, and has happened more than twice.
 */
final class ClosedWitness {

  private static final int LEAST_COUNT = 3;

  private final Sightings sightings = new Sightings();
  private List<Outstanding> proven = Collections.emptyList();

  void observe(LedgerFacts facts, SiteFacts site) {
    List<Outstanding> closed = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.condition() == Condition.CLOSED) {
        closed.add(one);
      }
    }
    sightings.observe(facts.sweep(), closed);
    proven = new ArrayList<>();
    for (Outstanding one : closed) {
      if (sightings.sweeps(one) >= 1) {
        proven.add(one);
      }
    }
  }

  boolean isProof() {
    return proven.size() >= LEAST_COUNT;
  }

  /** The loans in question, oldest first. */
  List<Outstanding> proven() {
    return proven;
  }
}
