package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pools that make connections again and again although they could keep the ones they had: every
 * fifth borrow or more costs a connect and a login.
 */
public final class PoolChurnDetector implements Detector {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Map<Integer, Memory> memories = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    Set<Integer> alive = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    for (PoolFacts pool : facts.pools()) {
      alive.add(pool.id());
      Memory memory = memories.get(pool.id());
      if (memory == null) {
        memories.put(pool.id(), new Memory(pool));
        continue;
      }
      memory.observe(facts.sweep(), pool);
      if (memory.isChurn()
          && !pool.isClosed()
          && !pool.counts().isExhausted()
          && pool.maker() == Maker.APPLICATION
          && pool.createdAt() != null) {
        findings.add(finding(facts, pool, memory));
      }
    }
    memories.keySet().retainAll(alive);
    return findings;
  }

  private static Finding finding(LedgerFacts facts, PoolFacts pool, Memory memory) {
    long nanos = memory.made.sweeps() * facts.intervalNanos();
    boolean often = memory.made.recent() * SECOND_NANOS >= nanos;
    return Finding.of(Kind.POOL_CHURN, pool.createdAt())
        .severity(often ? Severity.WARNING : Severity.INFO)
        .count(memory.made.recent())
        .evidence(
            "Pool "
                + pool.name()
                + ", made by this line, opens "
                + Words.rate(memory.made.recent(), nanos)
                + " new connections for "
                + Words.rate(memory.lent.recent(), nanos)
                + " borrows, and throws as many away; none of them was broken.")
        .evidence(
            "It holds "
                + Words.number(pool.counts().active())
                + " lent and "
                + Words.number(pool.counts().idle())
                + " idle of at most "
                + Words.number(pool.counts().maxTotal())
                + ".")
        .fix(
            "Let the pool keep what it needs: raise maxIdle to maxTotal (or to the usual number in"
                + " use), and let it evict only what is idle for minutes.")
        .check(Commands.infoClients(pool.server()))
        .build();
  }

  /** What is remembered of a pool. */
  private static final class Memory {

    private final Rhythm made = new Rhythm();
    private final Rhythm lent = new Rhythm();
    private final long madeBefore;
    private final long lentBefore;

    Memory(PoolFacts pool) {
      this.madeBefore = pool.traffic().madeAnew();
      this.lentBefore = pool.traffic().lent();
    }

    void observe(long sweep, PoolFacts pool) {
      made.observe(sweep, Math.max(0, pool.traffic().madeAnew() - madeBefore));
      lent.observe(sweep, pool.traffic().lent() - lentBefore);
    }

    boolean isChurn() {
      return made.isSteady() && 5 * made.recent() >= lent.recent();
    }
  }
}
