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
 * Loans that an exception took out of the method that borrowed them.
 *
 * <p>An exit by exception alone convicts nobody: somebody further out may still hold the loan. It
 * is a witness when the loan is out in two sweeps, for twice as long after the exception as any
 * that came back all the same, and when this has happened more than twice.
 */
final class ExitWitness {

  private static final int LEAST_COUNT = 3;

  private final Map<Long, Long> seenSince = new HashMap<>();
  private List<Outstanding> proven = Collections.emptyList();

  void observe(LedgerFacts facts, SiteFacts site) {
    Set<Long> out = new HashSet<>();
    proven = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.exit() == null) {
        continue;
      }
      out.add(one.serial());
      Long since = seenSince.get(one.serial());
      if (since == null) {
        seenSince.put(one.serial(), facts.sweep());
      } else if (isLate(facts, site, facts.sweep() - since)) {
        proven.add(one);
      }
    }
    seenSince.keySet().retainAll(out);
  }

  private static boolean isLate(LedgerFacts facts, SiteFacts site, long sweeps) {
    return sweeps >= 1 && sweeps * facts.intervalNanos() > 2 * site.exits().latestNanos();
  }

  /** Whether the exceptions prove that the loans will not come back. */
  boolean isProof() {
    return proven.size() >= LEAST_COUNT;
  }

  /** The loans in question, oldest first. */
  List<Outstanding> proven() {
    return proven;
  }
}
