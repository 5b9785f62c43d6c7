package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Threads that hold a connection and borrow another one of the same pool: when all of them hold
 * their first, none gets its second. A risk worth knowing, and an outage when the pool starves.
 */
public final class NestedBorrowDetector implements Detector {

  /** Sweeps without such a borrow after which the finding is cleared. */
  private static final int QUIET_SWEEPS = 10;

  private static final int LEAST_COUNT = 3;

  private final Starvation starvation = new Starvation();
  private final Map<Integer, Long> countBefore = new HashMap<>();
  private final Map<Integer, Long> lastSweeps = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    starvation.observe(facts);
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      long count = site.nested().count();
      Long before = countBefore.put(site.id(), count);
      if (count > (before == null ? 0 : before)) {
        lastSweeps.put(site.id(), facts.sweep());
      }
      if (count >= LEAST_COUNT
          && (facts.sweep() - lastSweeps.get(site.id()) < QUIET_SWEEPS || starves(facts, site))) {
        findings.add(finding(facts, site));
      }
    }
    return findings;
  }

  /** Whether the pool starves of which the outer site holds something. */
  private boolean starves(LedgerFacts facts, SiteFacts inner) {
    for (SiteFacts site : facts.sites()) {
      if (site.name() == inner.nested().other()) {
        for (Outstanding one : site.outstanding()) {
          if (starvation.isStarving(one.pool())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private Finding finding(LedgerFacts facts, SiteFacts site) {
    Finding.Builder finding =
        Finding.of(Kind.NESTED_BORROW, site.name())
            .severity(starves(facts, site) ? Severity.CRITICAL : Severity.INFO)
            .count(site.nested().count())
            .evidence(
                Words.count(site.nested().count(), "connection")
                    + " "
                    + Words.form(site.nested().count(), "was", "were")
                    + " borrowed here by threads that held another one of the same pool, taken at "
                    + site.nested().other().frame()
                    + ".");
    for (PoolFacts pool : facts.pools()) {
      if (pool.counts().maxTotal() > 0 && starvation.isStarving(pool.id())) {
        finding.evidence(
            "Pool "
                + pool.name()
                + " is drained: "
                + Words.number(pool.counts().maxTotal())
                + " lent, "
                + Words.number(pool.counts().waiters())
                + " waiting for a second one.");
      }
    }
    return finding
        .fix(
            "Pass the connection that is already held down to where it is needed. For as long as"
                + " threads take two, the pool needs at least one more than there are threads.")
        .check(Commands.infoClients(null))
        .build();
  }
}
