package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
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

/** A pool that refused a borrower: who holds what it lent. */
public final class PoolExhaustedDetector implements Detector {

  /** Sweeps without a refusal after which the finding is cleared. */
  private static final int QUIET_SWEEPS = 10;

  private final Map<Integer, Refusals> refusals = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (PoolFacts pool : facts.pools()) {
      Refusals known = refusals.get(pool.id());
      if (known == null) {
        known = new Refusals();
        refusals.put(pool.id(), known);
      }
      if (pool.counts().refused() > known.total) {
        known.total = pool.counts().refused();
        known.lastSweep = facts.sweep();
        known.finding = finding(facts, pool);
      }
      if (known.finding != null && facts.sweep() - known.lastSweep < QUIET_SWEEPS) {
        findings.add(known.finding);
      }
    }
    return findings;
  }

  private static Finding finding(LedgerFacts facts, PoolFacts pool) {
    List<Share> holders = Share.holders(facts, pool.id());
    Finding.Builder finding =
        Finding.of(
                Kind.POOL_EXHAUSTED, holders.isEmpty() ? pool.createdAt() : holders.get(0).site())
            .severity(pool.counts().isExhausted() ? Severity.CRITICAL : Severity.WARNING)
            .count(pool.counts().refused())
            .evidence(
                "Pool "
                    + pool.name()
                    + " refused "
                    + Words.count(pool.counts().refused(), "borrow")
                    + " since the agent began: "
                    + Words.number(pool.counts().active())
                    + " of "
                    + Words.number(pool.counts().maxTotal())
                    + " lent now, "
                    + Words.number(pool.counts().waiters())
                    + " waiting.");
    for (Share holder : Share.largest(holders)) {
      finding.evidence(holder.sentence());
    }
    if (pool.counts().beforeOurTime() > 0) {
      finding.evidence(
          Words.number(pool.counts().beforeOurTime())
              + " of those lent were taken before the agent came; nobody can say where.");
    }
    for (SiteFacts site : facts.sites()) {
      if (site.role() == Role.BORROW && site.counts().refused() > 0) {
        finding.evidence(
            "Refused at "
                + site.name().frame()
                + ": "
                + Words.count(site.counts().refused(), "time")
                + ".");
      }
    }
    return finding
        .fix(
            "Look at the line that holds most. If its loans come back, the pool is too small or the"
                + " work inside the borrow too slow; if they do not, close them in finally or with"
                + " try-with-resources.")
        .check(Commands.clientList(pool.server()))
        .build();
  }

  /** What a pool is known to have refused. */
  private static final class Refusals {
    private long total;
    private long lastSweep;
    private Finding finding;
  }
}
