package io.overdue.agent.detect;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loans that do not come back, and loans that are merely long. */
public final class LoanDetector implements Detector {

  /** Nothing is slow that is out for less than this many sweeps. */
  private static final int SLOW_SWEEPS = 5;

  /** Beside what exceptions took out, fewer than this are no problem of their own. */
  private static final int LEAST_APART = 3;

  private static final Set<String> PIPELINES =
      new HashSet<>(Arrays.asList("pipelined", "multi", "transaction"));

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
      if (site.role() == Role.BORROW) {
        Memory memory = memories.of(site.id());
        memory.balance.observe(facts, site, isStarved(facts, memory.balance));
        memory.exits.observe(facts, site);
        memory.closings.observe(facts, site);
        findings.addAll(findings(facts, site, memory));
      }
    }
    return findings;
  }

  /** Whether a pool starves of which this site's stale loans hold a third or more. */
  private boolean isStarved(LedgerFacts facts, Balance balance) {
    for (PoolFacts pool : facts.pools()) {
      if (starvation.isStarving(pool.id())
          && 3 * in(balance.stale(), pool.id()) >= pool.counts().maxTotal()) {
        return true;
      }
    }
    return false;
  }

  private List<Finding> findings(LedgerFacts facts, SiteFacts site, Memory memory) {
    if (memory.closings.isProof()) {
      return Collections.singletonList(
          closedNotReturned(facts, site, memory.balance, memory.closings.proven()));
    }
    List<Finding> leaks = leaks(facts, site, memory);
    if (!leaks.isEmpty()) {
      return leaks;
    }
    List<Outstanding> overdue = overdue(site, memory.balance);
    if (!overdue.isEmpty()) {
      return Collections.singletonList(overdue(facts, site, overdue));
    }
    List<Outstanding> slow = slow(facts, site);
    return slow.isEmpty()
        ? Collections.<Finding>emptyList()
        : Collections.singletonList(slow(facts, site, slow));
  }

  /** What exceptions took out is one problem of a line, what it forgets without them another. */
  private List<Finding> leaks(LedgerFacts facts, SiteFacts site, Memory memory) {
    Balance balance = memory.balance;
    ExitWitness exits = memory.exits;
    List<Finding> leaks = new ArrayList<>();
    List<Outstanding> forgotten = forgotten(site, balance);
    if (exits.isProof()) {
      leaks.add(leakedByException(facts, site, balance, exits.proven()));
      List<Outstanding> others = leftNormally(forgotten);
      boolean apart = others.size() >= LEAST_APART && 5 * others.size() >= forgotten.size();
      forgotten = apart || memory.forgets ? others : Collections.<Outstanding>emptyList();
    }
    memory.forgets = !forgotten.isEmpty();
    if (memory.forgets) {
      leaks.add(leaked(facts, site, balance, forgotten));
    }
    return leaks;
  }

  /** What the balance or dead threads prove to be leaked; empty when they prove nothing. */
  private static List<Outstanding> forgotten(SiteFacts site, Balance balance) {
    if (balance.neverFalls()) {
      return balance.stale();
    }
    return balance.isHeldByTheDead() ? dead(site) : Collections.<Outstanding>emptyList();
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

  private Finding leaked(
      LedgerFacts facts, SiteFacts site, Balance balance, List<Outstanding> out) {
    long count = out.size() + site.counts().lost();
    Kind kind = kind(site, out);
    Finding.Builder finding =
        Finding.of(kind, site.name())
            .verdict(Verdict.LEAKED)
            .severity(isStarved(facts, balance) ? Severity.CRITICAL : Severity.WARNING)
            .count(count)
            .evidence(
                Words.count(count, "connection")
                    + LoanWords.from(facts, out)
                    + " "
                    + Words.form(count, "is", "are")
                    + " out, taken here"
                    + LoanWords.through(site)
                    + ".")
            .evidence(LoanWords.balanceSentence(site));
    if (balance.neverFalls()) {
      finding.evidence(
          "In "
              + Words.number(balance.sweeps(facts))
              + " sweeps of "
              + Words.duration(facts.intervalNanos())
              + " the number never fell, and nothing came back that was out for longer than usual"
              + " here"
              + LoanWords.usual(site)
              + (out.isEmpty() ? "" : "; the oldest is out for " + LoanWords.oldest(out))
              + ".");
    }
    if (balance.dead() > 0) {
      finding.evidence(
          Words.count(balance.dead(), "thread")
              + " that took "
              + Words.form(balance.dead(), "one has", "them have")
              + " ended, so nobody is left to give "
              + Words.form(balance.dead(), "it", "them")
              + " back ("
              + LoanWords.threads(out)
              + ").");
    }
    addCondition(finding, out);
    if (site.counts().reclaimed() > 0) {
      finding.evidence(
          "The pool took back "
              + Words.number(site.counts().reclaimed())
              + " by itself as abandoned.");
    }
    return finding
        .fix(fix(kind, site))
        .check(LoanWords.check(facts, out))
        .about(LoanWords.locals(out))
        .build();
  }

  private static void addCondition(Finding.Builder finding, List<Outstanding> out) {
    int transactions = in(out, Condition.IN_TRANSACTION);
    if (transactions > 0) {
      finding.evidence(
          "On "
              + Words.number(transactions)
              + " of them a transaction (MULTI) was begun and neither executed nor discarded.");
    }
    int ended = in(out, Condition.UNSUBSCRIBED);
    if (ended > 0) {
      finding.evidence(
          Words.number(ended)
              + " of them "
              + Words.form(ended, "was", "were")
              + " subscribed to channels and no longer "
              + Words.form(ended, "is.", "are."));
    }
  }

  private Finding leakedByException(
      LedgerFacts facts, SiteFacts site, Balance balance, List<Outstanding> out) {
    Kind kind = Kind.UNRETURNED_ON_EXCEPTION;
    long normally = Math.max(0, site.counts().returned() - site.exits().returned());
    Finding.Builder finding =
        Finding.of(kind, site.name())
            .verdict(Verdict.LEAKED)
            .severity(isStarved(facts, balance) ? Severity.CRITICAL : Severity.WARNING)
            .count(out.size())
            .evidence(
                LoanWords.those(facts, out)
                    + " out, taken here"
                    + LoanWords.through(site)
                    + ", the oldest for "
                    + LoanWords.oldest(out)
                    + ".")
            .evidence(LoanWords.balanceSentence(site))
            .evidence(
                LoanWords.exits(out)
                    + " while holding the connection; of "
                    + Words.number(site.counts().returned())
                    + " returned, "
                    + Words.number(normally)
                    + " left it normally.");
    addCondition(finding, out);
    return finding
        .fix(fix(kind, site))
        .check(LoanWords.check(facts, out))
        .about(LoanWords.locals(out))
        .build();
  }

  private Finding closedNotReturned(
      LedgerFacts facts, SiteFacts site, Balance balance, List<Outstanding> out) {
    return Finding.of(Kind.CLOSED_NOT_RETURNED, site.name())
        .verdict(Verdict.LEAKED)
        .severity(isStarved(facts, balance) ? Severity.CRITICAL : Severity.WARNING)
        .count(out.size())
        .evidence(
            Words.count(out.size(), "connection")
                + LoanWords.from(facts, out)
                + ", taken here"
                + LoanWords.through(site)
                + ", "
                + Words.form(out.size(), "was", "were")
                + " closed but not returned: the pool still counts "
                + Words.form(out.size(), "it", "them")
                + " as lent, the oldest for "
                + LoanWords.oldest(out)
                + ".")
        .evidence(LoanWords.balanceSentence(site))
        .fix(
            "Give the handle back to its pool with close() instead of disconnecting it; if that is"
                + " what the code does, the client library has lost the pool: update it.")
        .check(LoanWords.check(facts, out))
        .about(LoanWords.locals(out))
        .build();
  }

  private static Kind kind(SiteFacts site, List<Outstanding> out) {
    String through = site.name().through();
    if (through != null && PIPELINES.contains(through.substring(through.lastIndexOf('.') + 1))) {
      return Kind.PIPELINE_NOT_CLOSED;
    }
    if (2 * in(out, Condition.IN_TRANSACTION) > out.size()) {
      return Kind.TRANSACTION_LEFT_OPEN;
    }
    return 2 * in(out, Condition.UNSUBSCRIBED) > out.size()
        ? Kind.SUBSCRIPTION_KEPT
        : Kind.UNRETURNED;
  }

  private static int in(List<Outstanding> out, Condition condition) {
    int count = 0;
    for (Outstanding one : out) {
      count += one.condition() == condition ? 1 : 0;
    }
    return count;
  }

  private static String fix(Kind kind, SiteFacts site) {
    switch (kind) {
      case PIPELINE_NOT_CLOSED:
        return close("pipeline or transaction", site);
      case TRANSACTION_LEFT_OPEN:
        return "Execute or discard the transaction on every way out, and "
            + decapitalised(close("connection", site));
      case SUBSCRIPTION_KEPT:
        return "Unsubscribing ends the subscription, not the loan. " + close("connection", site);
      default:
        return close("connection", site);
    }
  }

  private static String decapitalised(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private static String close(String what, SiteFacts site) {
    return "Close the "
        + what
        + " in finally or with try-with-resources around "
        + site.name().frame()
        + ". Raising maxTotal only delays this.";
  }

  private List<Outstanding> overdue(SiteFacts site, Balance balance) {
    if (overdueAfterNanos == 0) {
      return balance.stale();
    }
    List<Outstanding> overdue = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.ageNanos() >= overdueAfterNanos) {
        overdue.add(one);
      }
    }
    return overdue;
  }

  private Finding overdue(LedgerFacts facts, SiteFacts site, List<Outstanding> overdue) {
    return Finding.of(kind(site, overdue), site.name())
        .verdict(Verdict.OVERDUE)
        .severity(overdueAfterNanos == 0 ? Severity.INFO : Severity.WARNING)
        .count(overdue.size())
        .evidence(
            LoanWords.those(facts, overdue)
                + " out for longer than usual here"
                + LoanWords.usual(site)
                + ", the oldest for "
                + LoanWords.oldest(overdue)
                + "; the method that took "
                + Words.form(overdue.size(), "it", "them")
                + " has been left.")
        .evidence(LoanWords.balanceSentence(site))
        .fix(
            "No leak is proven. If the connection is meant to be kept, nothing is wrong; if not,"
                + " close it in finally or with try-with-resources.")
        .check(LoanWords.check(facts, overdue))
        .about(LoanWords.locals(overdue))
        .build();
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

  private Finding slow(LedgerFacts facts, SiteFacts site, List<Outstanding> slow) {
    Outstanding oldest = slow.get(0);
    return Finding.of(Kind.SLOW_HOLDER, site.name())
        .verdict(Verdict.SLOW)
        .severity(starves(facts, slow) ? Severity.WARNING : Severity.INFO)
        .count(slow.size())
        .evidence(
            LoanWords.those(facts, slow)
                + " held inside the method that took "
                + Words.form(slow.size(), "it", "them")
                + ", the longest for "
                + LoanWords.oldest(slow)
                + ".")
        .evidence("Thread " + oldest.thread() + " is at " + oldest.doing() + ".")
        .fix(
            "Not a leak. If this is a worker that blocks on purpose, give it a connection or a pool"
                + " of its own; if not, do the slow work outside the borrow.")
        .check(LoanWords.check(facts, slow))
        .about(LoanWords.locals(slow))
        .build();
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

  private static List<Outstanding> dead(SiteFacts site) {
    List<Outstanding> dead = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.holder() == Holder.DEAD) {
        dead.add(one);
      }
    }
    return dead;
  }

  /** What is remembered of a site. */
  private static final class Memory {
    private final Balance balance = new Balance();
    private final ExitWitness exits = new ExitWitness();
    private final ClosedWitness closings = new ClosedWitness();
    private boolean forgets;
  }
}
