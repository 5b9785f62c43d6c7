package io.overdue.agent.detect;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
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

/** Words what {@link LoanDetector} has decided about the loans of one site in one sweep. */
final class LoanFindings {

  private static final Set<String> PIPELINES =
      new HashSet<>(Arrays.asList("pipelined", "multi", "transaction"));

  /** Libraries whose connections are handed to a function that is called later. */
  private static final Set<String> ASYNCHRONOUS = Collections.singleton("vertx-redis-client");

  private final LedgerFacts facts;
  private final SiteFacts site;
  private final Severity ofLeaks;

  /**
   * @param starved whether a pool starves because of what this site holds
   */
  LoanFindings(LedgerFacts facts, SiteFacts site, boolean starved) {
    this.facts = facts;
    this.site = site;
    this.ofLeaks = starved ? Severity.CRITICAL : Severity.WARNING;
  }

  /** What the balance proves, or that nobody is left. */
  Finding leaked(Balance balance, List<Outstanding> out) {
    long count = out.size() + site.counts().lost();
    Kind kind = kind(out);
    Finding.Builder finding =
        begin(kind, Verdict.LEAKED, ofLeaks, out)
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
    addHolders(finding, out);
    addCondition(finding, out);
    if (site.counts().reclaimed() > 0) {
      finding.evidence(
          Words.number(site.counts().reclaimed())
              + " were taken back: by the pool as abandoned, or by order.");
    }
    return finding.fix(held(out, Holder.STRANDED) > 0 ? fixOfBinding() : fix(kind)).build();
  }

  /** What exceptions took out. */
  Finding leakedByException(List<Outstanding> out) {
    Kind kind = Kind.UNRETURNED_ON_EXCEPTION;
    long normally = Math.max(0, site.counts().returned() - site.exits().returned());
    Finding.Builder finding =
        begin(kind, Verdict.LEAKED, ofLeaks, out)
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
    return finding.fix(fix(kind)).build();
  }

  Finding closedNotReturned(List<Outstanding> out) {
    return begin(Kind.CLOSED_NOT_RETURNED, Verdict.LEAKED, ofLeaks, out)
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
        .build();
  }

  /**
   * What is out for long, with nothing that proves a leak.
   *
   * @param byOrder whether the user has set the age from which a loan is overdue
   */
  Finding overdue(List<Outstanding> out, boolean byOrder) {
    return begin(kind(out), Verdict.OVERDUE, byOrder ? Severity.WARNING : Severity.INFO, out)
        .evidence(
            LoanWords.those(facts, out)
                + " out for longer than usual here"
                + LoanWords.usual(site)
                + ", the oldest for "
                + LoanWords.oldest(out)
                + "; the method that took "
                + Words.form(out.size(), "it", "them")
                + " has been left.")
        .evidence(LoanWords.balanceSentence(site))
        .fix(
            "No leak is proven. If the connection is meant to be kept, nothing is wrong; if not,"
                + " close it in finally or with try-with-resources.")
        .build();
  }

  /**
   * What is held inside the method that took it.
   *
   * @param starving whether others wait for it
   */
  Finding slow(List<Outstanding> out, boolean starving) {
    Severity severity = starving ? Severity.WARNING : Severity.INFO;
    Outstanding oldest = out.get(0);
    return begin(Kind.SLOW_HOLDER, Verdict.SLOW, severity, out)
        .evidence(
            LoanWords.those(facts, out)
                + " held inside the method that took "
                + Words.form(out.size(), "it", "them")
                + ", the longest for "
                + LoanWords.oldest(out)
                + ".")
        .evidence("Thread " + oldest.thread() + " is at " + oldest.doing() + ".")
        .fix(
            "Not a leak. If this is a worker that blocks on purpose, give it a connection or a pool"
                + " of its own; if not, do the slow work outside the borrow.")
        .build();
  }

  private Finding.Builder begin(
      Kind kind, Verdict verdict, Severity severity, List<Outstanding> out) {
    return Finding.of(kind, site.name())
        .verdict(verdict)
        .severity(severity)
        .count(out.size())
        .check(LoanWords.check(facts, out))
        .about(LoanWords.locals(out))
        .loans(serials(out));
  }

  /** What a pool could have back without harm. */
  private static List<Long> serials(List<Outstanding> out) {
    List<Long> serials = new ArrayList<>();
    for (Outstanding one : out) {
      if (one.holder() != Holder.STRANDED) { // its thread's next task would find it closed
        serials.add(one.serial());
      }
    }
    return serials;
  }

  /** Why nobody is left to give them back. */
  private static void addHolders(Finding.Builder finding, List<Outstanding> out) {
    int dead = held(out, Holder.DEAD);
    if (dead > 0) {
      finding.evidence(
          Words.count(dead, "thread")
              + " that took "
              + Words.form(dead, "one has", "them have")
              + " ended, so nobody is left to give "
              + Words.form(dead, "it", "them")
              + " back ("
              + LoanWords.threads(out, Holder.DEAD)
              + ").");
    }
    int stranded = held(out, Holder.STRANDED);
    if (stranded > 0) {
      finding.evidence(
          "Spring still keeps "
              + Words.number(stranded)
              + " of them for the "
              + Words.form(stranded, "thread", "threads")
              + " that took "
              + Words.form(stranded, "it", "them")
              + " ("
              + LoanWords.threads(out, Holder.STRANDED)
              + "), which "
              + Words.form(stranded, "waits", "wait")
              + " for the next task: a transaction has not ended there, or what was bound was not"
              + " released as often as it was asked for.");
    }
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

  private Kind kind(List<Outstanding> out) {
    String through = site.name().through();
    if (through != null && isPipeline(through)) {
      return Kind.PIPELINE_NOT_CLOSED;
    }
    if (2 * in(out, Condition.IN_TRANSACTION) > out.size()) {
      return Kind.TRANSACTION_LEFT_OPEN;
    }
    return 2 * in(out, Condition.UNSUBSCRIBED) > out.size()
        ? Kind.SUBSCRIPTION_KEPT
        : Kind.UNRETURNED;
  }

  /**
   * Whether a pipeline was begun, or a command put into one that borrows for each node it meets.
   */
  private static boolean isPipeline(String through) {
    return PIPELINES.contains(through.substring(through.lastIndexOf('.') + 1))
        || through.contains("Pipelin");
  }

  private static int in(List<Outstanding> out, Condition condition) {
    int count = 0;
    for (Outstanding one : out) {
      count += one.condition() == condition ? 1 : 0;
    }
    return count;
  }

  private static int held(List<Outstanding> out, Holder holder) {
    int count = 0;
    for (Outstanding one : out) {
      count += one.holder() == holder ? 1 : 0;
    }
    return count;
  }

  private String fixOfBinding() {
    return "Let go of what Spring binds to the thread before the task that took it at "
        + site.name().frame()
        + " ends, in finally: commit or roll back the transaction, close cursors opened in a"
        + " session, call RedisConnectionUtils.unbindConnection() for each bindConnection(). Raising"
        + " maxTotal only delays this.";
  }

  private String fix(Kind kind) {
    switch (kind) {
      case PIPELINE_NOT_CLOSED:
        return "Close the pipeline or transaction" + where();
      case TRANSACTION_LEFT_OPEN:
        return "Execute or discard the transaction on every way out, and close the connection"
            + where();
      case SUBSCRIPTION_KEPT:
        return "Unsubscribing ends the subscription, not the loan. Close the connection" + where();
      default:
        return "Close the connection" + where();
    }
  }

  private String where() {
    if (!site.name().isApplication()) {
      return ", however the chain completes that asks for it on that thread. Raising maxTotal only"
          + " delays this.";
    }
    if (ASYNCHRONOUS.contains(site.name().library())) {
      return ", however the future that uses it completes (onComplete or eventually, not only"
          + " onSuccess), behind "
          + site.name().frame()
          + ". A larger pool only delays this.";
    }
    return " in finally or with try-with-resources around "
        + site.name().frame()
        + ". Raising maxTotal only delays this.";
  }
}
