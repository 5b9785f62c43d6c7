package io.overdue.agent.record;

import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.ExitCounts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Related;
import io.overdue.agent.facts.SiteCounts;
import io.overdue.agent.facts.SiteName;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A line of code and its live balance.
 *
 * <p>Counters and histograms are written by any thread without waiting and read by the watch thread
 * alone, each by itself: a reader may see a loan counted as opened whose return it already sees.
 * What has a duration is counted by its histogram and by nothing else: two processors that write to
 * one place hold each other up.
 */
final class Site {

  /** Sweeps after which what a quiet site has recorded is put away. */
  private static final int QUIET_SWEEPS = 20;

  /** Loans whose caller is noted until it is clear that the method is no helper. */
  private static final int MOST_TRIES = 64;

  private static final int MOST_AROUND = 16;

  private static final int MOST_CALLEES = 8;

  /** So many loans in a row make a method that returns an object a helper. */
  private static final int HELPER_AFTER = 8;

  private final int id;
  private final SiteName name;
  private final Callsite callsite;
  private final String method;
  private final boolean clients;
  private final boolean constructors;
  private final String constructor;
  private final String entry;
  private final LongAdder openedAtOnce = new LongAdder();
  private final LongAdder reclaimed = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder nested = new LongAdder();
  private final LongAdder twice = new LongAdder();
  private final LongAdder handedOn = new LongAdder();
  private final LongAdder exited = new LongAdder();
  private final LongAdder exitedAndReturned = new LongAdder();
  private final AtomicLong latestAfterExit = new AtomicLong();
  private final Durations held = new Durations();
  private final Durations waited = new Durations();

  /** The latest of them: an example will do. */
  private volatile Site nestedIn;

  private volatile SiteName twiceAt;

  private volatile boolean later;

  /** Methods around a constructor that borrows: a constructor cannot be watched. */
  private volatile Set<String> around = Collections.emptySet();

  /** Library methods that the line calls and that borrow. */
  private volatile Set<String> callees = Collections.emptySet();

  /** Loans in a row that were brought out of the method and given back by the thread itself. */
  private volatile int broughtOut;

  private volatile int tries;

  /** Opened and given back at the last sweep; the watch thread's. */
  private long eventsBefore;

  private int quietSweeps;

  /**
   * @param entry how the work got here the first time, or null
   */
  Site(int id, SiteName name, Callsite callsite, String entry) {
    this.id = id;
    this.entry = entry;
    this.name = name;
    this.callsite = callsite;
    this.method = name.className() + "." + name.methodName();
    this.clients = name.maker() == Maker.CLIENT;
    this.constructors = callsite.around() != null;
    this.constructor = callsite.constructor();
  }

  /** What is asked for here comes later, on another thread. */
  void comesLater() {
    later = true;
  }

  boolean isLater() {
    return later;
  }

  Callsite callsite() {
    return callsite;
  }

  /** Class and method, as {@code package.Class.method}. */
  String method() {
    return method;
  }

  /** Whether what is taken here is a client's own, and no line of the application's. */
  boolean isClients() {
    return clients;
  }

  /** Whether it is a constructor, or what initialises a class: no exception of theirs is seen. */
  boolean isConstructors() {
    return constructors;
  }

  /** As {@link Callsite#constructor}. */
  String constructor() {
    return constructor;
  }

  /** Whether leaving {@code left} tells how this site's loans get out. */
  boolean isIn(String left) {
    return left.equals(method) || around.contains(left);
  }

  /** False when that was known, or there are too many. */
  synchronized boolean addAround(String enclosing) {
    if (around.contains(enclosing) || around.size() >= MOST_AROUND) {
      return false;
    }
    around = with(around, enclosing);
    return true;
  }

  /** False when that was known, or there are too many. */
  boolean addCallee(String callee) {
    return !callees.contains(callee) && addNewCallee(callee);
  }

  private synchronized boolean addNewCallee(String callee) {
    if (callees.contains(callee) || callees.size() >= MOST_CALLEES) {
      return false;
    }
    callees = with(callees, callee);
    return true;
  }

  private static Set<String> with(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }

  String entry() {
    return entry;
  }

  int id() {
    return id;
  }

  SiteName name() {
    return name;
  }

  /** Something was taken that nobody waits for. */
  void opened() {
    openedAtOnce.increment();
  }

  void opened(long waitedNanos, int thread) {
    waited.record(waitedNanos, thread);
  }

  /** A loan was taken here by a thread that held one of the same pool, taken at {@code outer}. */
  void openedInside(Site outer) {
    nested.increment();
    nestedIn = outer;
  }

  void returned(long heldNanos, int thread) {
    held.record(heldNanos, thread);
  }

  void reclaimed(long heldNanos, int thread) {
    reclaimed.increment();
    held.record(heldNanos, thread);
  }

  /** A loan came back once more when it was back already. */
  void returnedTwice(SiteName at) {
    twice.increment();
    twiceAt = at;
  }

  Related returnedTwice() {
    SiteName at = twiceAt;
    return at == null ? Related.NEVER : new Related(twice.sum(), at);
  }

  /**
   * A loan was given back by the thread that took it.
   *
   * @param outside whether the method or constructor had brought it to its caller before
   * @return whether this is what the method is for
   */
  boolean countsAsHelper(boolean outside) {
    int before = broughtOut;
    int inARow = outside ? Math.min(before, HELPER_AFTER) + 1 : 0; // a race costs one count
    if (inARow != before) {
      broughtOut = inARow; // seldom: threads that write here disturb all that use the site
    }
    return inARow == HELPER_AFTER;
  }

  /** Whether it is still to be found out if the method is a helper. */
  boolean mayBeHelper() {
    int before = tries;
    if (before < MOST_TRIES) {
      tries = before + 1; // a race costs one try more
    }
    return before < MOST_TRIES;
  }

  /** Whether something was taken or came back since the last time. Watch thread only. */
  boolean isBusy() {
    long now = openings() + held.count();
    boolean busy = now != eventsBefore;
    eventsBefore = now;
    quietSweeps = busy ? 0 : quietSweeps + 1;
    if (quietSweeps == QUIET_SWEEPS) {
      held.rest();
      waited.rest();
    }
    return busy;
  }

  /** A loan of this site turns out to be another site's. */
  void unopened() {
    openedAtOnce.decrement();
  }

  /** A loan was out when an exception left the method that took it. */
  void exited() {
    exited.increment();
  }

  /** A loan was out when the method that took it was left without an exception. */
  void handedOn() {
    handedOn.increment();
  }

  /** Such a loan came back all the same. */
  void returnedAfterExit(long nanos) {
    exitedAndReturned.increment();
    long latest = latestAfterExit.get();
    while (nanos > latest && !latestAfterExit.compareAndSet(latest, nanos)) {
      latest = latestAfterExit.get();
    }
  }

  ExitCounts exits() {
    return new ExitCounts(
        exited.sum(), exitedAndReturned.sum(), latestAfterExit.get(), handedOn.sum());
  }

  void lost() {
    lost.increment();
  }

  void refused() {
    refused.increment();
  }

  Related nested() {
    Site outer = nestedIn;
    return outer == null ? Related.NEVER : new Related(nested.sum(), outer.name());
  }

  boolean isEmpty() {
    return openings() <= 0 && refused.sum() == 0;
  }

  private long openings() {
    return openedAtOnce.sum() + waited.count();
  }

  SiteCounts counts() {
    // Returns first: read the other way round, a busy site would seem to return what it never lent.
    // What was reclaimed is read before what it is a part of: nothing is ever less than zero.
    long byPool = reclaimed.sum();
    long back = held.count();
    return new SiteCounts(openings(), back - byPool, byPool, lost.sum(), refused.sum());
  }

  Distribution held() {
    return held.now();
  }

  Distribution waited() {
    return waited.now();
  }
}
