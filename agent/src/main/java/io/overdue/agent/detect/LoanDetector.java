package io.overdue.agent.detect;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loans that do not come back, and loans that are merely long. */
public final class LoanDetector implements Detector {

  /** Nothing is slow that is out for less than this many sweeps. */
  private static final int SLOW_SWEEPS = 5;

  /** Beside what exceptions took out, fewer than this are no problem of their own. */
  private static final int LEAST_APART = 3;

  private final long overdueAfterNanos;
  private final Starvation starvation = new Starvation();
  private final SiteMemory<Memory> memories =
      new SiteMemory<Memory>() {
        @Override
        Memory blank() {
          return new Memory();
        }
      };

  /**
   * @param overdueAfterNanos age from which every loan is overdue; 0 for no such age
   */
  public LoanDetector(long overdueAfterNanos) {
    this.overdueAfterNanos = overdueAfterNanos;
  }

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    starvation.observe(facts);
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      if (site.role() == Role.BORROW && site.name().maker() == Maker.APPLICATION) {
        Memory memory = memories.of(site.id());
        memory.balance.observe(facts, site, isStarved(facts, site, memory.balance));
        memory.exits.observe(facts, site);
        memory.closings.observe(facts, site);
        findings.addAll(findings(facts, site, memory));
      }
    }
    return findings;
  }

  /** Whether a pool starves of which this site's stale loans hold a third or more. */
  private boolean isStarved(LedgerFacts facts, SiteFacts site, Balance balance) {
    for (PoolFacts pool : facts.pools()) {
      if (starvation.isStarving(pool.id())
          && 3 * in(balance.stale(site), pool.id()) >= pool.counts().maxTotal()) {
        return true;
      }
    }
    return false;
  }

  private List<Finding> findings(LedgerFacts facts, SiteFacts site, Memory memory) {
    LoanFindings findings = new LoanFindings(facts, site, isStarved(facts, site, memory.balance));
    if (memory.closings.isProof()) {
      return Collections.singletonList(findings.closedNotReturned(memory.closings.proven()));
    }
    List<Finding> leaks = leaks(findings, site, memory);
    if (!leaks.isEmpty()) {
      return leaks;
    }
    List<Outstanding> overdue = overdue(site, memory.balance);
    if (!overdue.isEmpty()) {
      return Collections.singletonList(findings.overdue(overdue, overdueAfterNanos > 0));
    }
    List<Outstanding> slow = slow(facts, site);
    return slow.isEmpty()
        ? Collections.<Finding>emptyList()
        : Collections.singletonList(findings.slow(slow, starves(facts, slow)));
  }

  /** What exceptions took out is one problem of a line, what it forgets without them another. */
  private static List<Finding> leaks(LoanFindings findings, SiteFacts site, Memory memory) {
    Balance balance = memory.balance;
    ExitWitness exits = memory.exits;
    List<Finding> leaks = new ArrayList<>();
    List<Outstanding> forgotten = forgotten(site, balance);
    if (exits.isProof()) {
      leaks.add(findings.leakedByException(exits.proven()));
      List<Outstanding> others = leftNormally(forgotten);
      boolean apart = others.size() >= LEAST_APART && 5 * others.size() >= forgotten.size();
      forgotten = apart || memory.forgets ? others : Collections.<Outstanding>emptyList();
    }
    memory.forgets = !forgotten.isEmpty();
    if (memory.forgets) {
      leaks.add(findings.leaked(balance, forgotten));
    }
    return leaks;
  }

  /** What the balance proves to be leaked, or that nobody is left; empty when nothing is proven. */
  private static List<Outstanding> forgotten(SiteFacts site, Balance balance) {
    if (balance.neverFalls()) {
      return balance.stale(site);
    }
    return balance.isForsaken() ? forsaken(site) : Collections.<Outstanding>emptyList();
  }

  /** Those that no exception took out; of some the way out is not known. */
  private static List<Outstanding> leftNormally(List<Outstanding> outstanding) {
    List<Outstanding> normally = new ArrayList<>();
    for (Outstanding one : outstanding) {
      if (one.isLeftNormally()) {
        normally.add(one);
      }
    }
    return normally;
  }

  private List<Outstanding> overdue(SiteFacts site, Balance balance) {
    if (overdueAfterNanos == 0) {
      return balance.stale(site);
    }
    List<Outstanding> overdue = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.ageNanos() >= overdueAfterNanos) {
        overdue.add(one);
      }
    }
    return overdue;
  }

  private static List<Outstanding> slow(LedgerFacts facts, SiteFacts site) {
    long bound = Math.max(SLOW_SWEEPS * facts.intervalNanos(), 1000 * site.held().at(99.9));
    List<Outstanding> slow = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.holder() == Holder.INSIDE && one.ageNanos() > bound) {
        slow.add(one);
      }
    }
    return slow;
  }

  /** Whether a pool starves of which these hold half or more. */
  private boolean starves(LedgerFacts facts, List<Outstanding> held) {
    for (PoolFacts pool : facts.pools()) {
      if (starvation.isStarving(pool.id()) && 2 * in(held, pool.id()) >= pool.counts().maxTotal()) {
        return true;
      }
    }
    return false;
  }

  private static int in(List<Outstanding> outstanding, int pool) {
    int count = 0;
    for (Outstanding one : outstanding) {
      if (one.pool() == pool) {
        count++;
      }
    }
    return count;
  }

  private static List<Outstanding> forsaken(SiteFacts site) {
    List<Outstanding> forsaken = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.holder().isForsaken()) {
        forsaken.add(one);
      }
    }
    return forsaken;
  }

  /** What is remembered of a site. */
  private static final class Memory {
    private final Balance balance = new Balance();
    private final ExitWitness exits = new ExitWitness();
    private final ClosedWitness closings = new ClosedWitness();
    private boolean forgets;
  }
}
