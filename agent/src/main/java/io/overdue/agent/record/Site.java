package io.overdue.agent.record;

import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.ExitCounts;
import io.overdue.agent.facts.NestedFacts;
import io.overdue.agent.facts.SiteCounts;
import io.overdue.agent.facts.SiteName;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;

/**
 * A line of code and its live balance.
 *
 * <p>Counters and histograms are written by any thread without waiting and read by the watch thread
 * alone, each by itself: a reader may see a loan counted as opened whose return it already sees.
 */
final class Site {

  /** One significant digit: values are told apart within 6 %, and a histogram takes 4.7 KiB. */
  private static final int DIGITS = 1;

  /** Seven days, in microseconds: what lasts longer is recorded as this. */
  private static final long LONGEST_MICROS = 7L * 24 * 60 * 60 * 1_000_000;

  private final int id;
  private final SiteName name;
  private final Callsite callsite;
  private final String method;
  private final LongAdder opened = new LongAdder();
  private final LongAdder returned = new LongAdder();
  private final LongAdder reclaimed = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder nested = new LongAdder();
  private final LongAdder exited = new LongAdder();
  private final LongAdder exitedAndReturned = new LongAdder();
  private final AtomicLong latestAfterExit = new AtomicLong();
  private final AtomicReference<AtomicHistogram> held = new AtomicReference<>();
  private final AtomicReference<AtomicHistogram> waited = new AtomicReference<>();

  /** The latest of them: an example will do. */
  private volatile Site nestedIn;

  Site(int id, SiteName name, Callsite callsite) {
    this.id = id;
    this.name = name;
    this.callsite = callsite;
    this.method = name.className() + "." + name.methodName();
  }

  Callsite callsite() {
    return callsite;
  }

  /** Class and method, as {@code package.Class.method}. */
  String method() {
    return method;
  }

  int id() {
    return id;
  }

  SiteName name() {
    return name;
  }

  void opened() {
    opened.increment();
  }

  void opened(long waitedNanos) {
    opened.increment();
    record(waited, waitedNanos);
  }

  /** A loan was taken here by a thread that held one of the same pool, taken at {@code outer}. */
  void openedInside(Site outer) {
    nested.increment();
    nestedIn = outer;
  }

  void returned(long heldNanos) {
    returned.increment();
    record(held, heldNanos);
  }

  void reclaimed(long heldNanos) {
    reclaimed.increment();
    record(held, heldNanos);
  }

  /** A loan of this site turns out to be another site's. */
  void unopened() {
    opened.decrement();
  }

  /** A loan was out when an exception left the method that took it. */
  void exited() {
    exited.increment();
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
    return new ExitCounts(exited.sum(), exitedAndReturned.sum(), latestAfterExit.get());
  }

  void lost() {
    lost.increment();
  }

  void refused() {
    refused.increment();
  }

  NestedFacts nested() {
    Site outer = nestedIn;
    return outer == null ? NestedFacts.NONE : new NestedFacts(nested.sum(), outer.name());
  }

  boolean isEmpty() {
    return opened.sum() <= 0 && refused.sum() == 0;
  }

  SiteCounts counts() {
    // Returns first: read the other way round, a busy site would seem to return what it never lent.
    long back = returned.sum();
    return new SiteCounts(opened.sum(), back, reclaimed.sum(), lost.sum(), refused.sum());
  }

  Distribution held() {
    return copy(held);
  }

  Distribution waited() {
    return copy(waited);
  }

  private static void record(AtomicReference<AtomicHistogram> slot, long nanos) {
    AtomicHistogram histogram = slot.get();
    if (histogram == null) {
      slot.compareAndSet(null, new AtomicHistogram(LONGEST_MICROS, DIGITS));
      histogram = slot.get();
    }
    histogram.recordValue(Math.max(0, Math.min(nanos / 1000, LONGEST_MICROS)));
  }

  private static Distribution copy(AtomicReference<AtomicHistogram> slot) {
    AtomicHistogram histogram = slot.get();
    return histogram == null ? Distribution.NONE : Distribution.of(histogram);
  }
}
