package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pools that close connections again and again, only to open others: every fifth borrow or more
 * costs a connect and a login.
 */
public final class PoolChurnDetector implements Detector {

  /** Below this it is worth knowing; from here on it costs the server and the application. */
  private static final long OFTEN_PER_SECOND = 10;

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
      memory.observe(facts, pool);
      if (memory.isChurn()
          && !pool.isClosed()
          && !pool.counts().isExhausted()
          && pool.maker() == Maker.APPLICATION
          && pool.createdAt() != null) {
        findings.add(finding(pool, memory));
      }
    }
    memories.keySet().retainAll(alive);
    return findings;
  }

  private static Finding finding(PoolFacts pool, Memory memory) {
    long nanos = memory.thrown.nanos();
    boolean often = memory.thrown.recent() * SECOND_NANOS >= OFTEN_PER_SECOND * nanos;
    return Finding.of(Kind.POOL_CHURN, pool.createdAt())
        .severity(often ? Severity.WARNING : Severity.INFO)
        .count(memory.thrown.recent())
        .evidence(
            "Pool "
                + pool.name()
                + ", made by this line, closes "
                + Words.rate(memory.thrown.recent(), nanos)
                + " connections that nobody found broken, and opens others, for "
                + Words.rate(memory.lent.recent(), nanos)
                + " borrows.")
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

    private final Rhythm thrown = new Rhythm();
    private final Rhythm lent = new Rhythm();
    private final long thrownBefore;
    private final long lentBefore;

    Memory(PoolFacts pool) {
      this.thrownBefore = pool.traffic().thrownAway();
      this.lentBefore = pool.traffic().lent();
    }

    void observe(LedgerFacts facts, PoolFacts pool) {
      thrown.observe(facts, pool.traffic().thrownAway() - thrownBefore);
      lent.observe(facts, pool.traffic().lent() - lentBefore);
    }

    boolean isChurn() {
      return thrown.isSteady() && 5 * thrown.recent() >= lent.recent();
    }
  }
}
