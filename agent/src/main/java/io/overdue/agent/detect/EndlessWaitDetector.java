package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.PoolFacts;
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
 * Threads that wait for a connection and get none, sweep after sweep, because what is lent does not
 * come back: with no time limit they wait for ever, and nothing is ever logged.
 */
public final class EndlessWaitDetector implements Detector {

  /** A burst is over after fewer sweeps than this. */
  private static final int LEAST_SWEEPS = 5;

  private final Starvation starvation = new Starvation();
  private final Map<Integer, Long> waitingSince = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    starvation.observe(facts);
    List<Finding> findings = new ArrayList<>();
    for (PoolFacts pool : facts.pools()) {
      if (!starvation.isStarving(pool.id()) || pool.counts().waiters() == 0) {
        waitingSince.remove(pool.id());
        continue;
      }
      if (!waitingSince.containsKey(pool.id())) {
        waitingSince.put(pool.id(), facts.sweep());
      }
      long sweeps = facts.sweep() - waitingSince.get(pool.id());
      List<Share> holders = Share.holders(facts, pool.id());
      if (sweeps >= LEAST_SWEEPS && !holders.isEmpty()) {
        findings.add(finding(facts, pool, holders, sweeps));
      }
    }
    return findings;
  }

  private static Finding finding(
      LedgerFacts facts, PoolFacts pool, List<Share> holders, long sweeps) {
    Finding.Builder finding =
        Finding.of(Kind.ENDLESS_WAIT, holders.get(0).site())
            .severity(Severity.CRITICAL)
            .count(pool.counts().waiters())
            .evidence(
                Words.count(pool.counts().waiters(), "thread")
                    + " "
                    + Words.form(pool.counts().waiters(), "waits", "wait")
                    + " for a connection of pool "
                    + pool.name()
                    + ", whose "
                    + Words.number(pool.counts().maxTotal())
                    + " are all lent, and "
                    + Words.form(pool.counts().waiters(), "has", "have")
                    + " done so for "
                    + Words.duration(sweeps * facts.intervalNanos())
                    + " or longer.");
    for (Share holder : Share.largest(holders)) {
      finding.evidence(holder.sentence());
    }
    return finding
        .fix(
            "Give back what the line above holds, and set a time limit for borrowing (maxWait), so"
                + " that a drained pool fails loudly instead of hanging.")
        .check(Commands.clientList(pool.server()))
        .build();
  }
}
