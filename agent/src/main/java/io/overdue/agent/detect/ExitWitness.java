package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.SiteFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Loans that an exception took out of the method that borrowed them.
 *
 * <p>An exit by exception alone convicts nobody: somebody further out may still hold the loan. It
 * is a witness when the loan is out in two sweeps, for twice as long after the exception as any
 * that came back all the same, and when this has happened more than twice. What is proven stays so;
 * when one of the proven comes back after all, everything is judged anew by what was learnt.
 */
final class ExitWitness {

  private static final int LEAST_COUNT = 3;

  /** Where others give back what the method takes, an exception that leaves it says less. */
  private static final int SWEEPS_WHERE_OTHERS_GIVE_BACK = 4;

  private final Sightings sightings = new Sightings();
  private final Set<Long> provenSerials = new HashSet<>();
  private List<Outstanding> proven = Collections.emptyList();

  void observe(LedgerFacts facts, SiteFacts site) {
    List<Outstanding> exited = new ArrayList<>();
    Set<Long> serials = new HashSet<>();
    for (Outstanding one : site.outstanding()) {
      if (one.exit() != null) {
        exited.add(one);
        serials.add(one.serial());
      }
    }
    sightings.observe(facts.sweep(), exited);
    if (provenSerials.retainAll(serials)) {
      provenSerials.clear();
    }
    proven = new ArrayList<>();
    for (Outstanding one : exited) {
      if (provenSerials.contains(one.serial()) || isLate(facts, site, sightings.sweeps(one))) {
        provenSerials.add(one.serial());
        proven.add(one);
      }
    }
  }

  private static boolean isLate(LedgerFacts facts, SiteFacts site, long sweeps) {
    return sweeps >= (othersGiveBack(site) ? SWEEPS_WHERE_OTHERS_GIVE_BACK : 1)
        && sweeps * facts.intervalNanos() > 2 * site.exits().latestNanos();
  }

  /**
   * Whether one in five comes back all the same, or is out, too, when the method is left without an
   * exception.
   */
  private static boolean othersGiveBack(SiteFacts site) {
    return 5 * site.exits().returned() >= site.exits().exited()
        || 5 * site.exits().handedOn() >= site.counts().opened();
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
