package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;

/** A future that a pool will put a handle into, and who asked for it. */
final class Promise extends WeakKey<Object> {

  private final Site site;
  private final Borrower borrower;
  private final int ask;
  private final long askedNanos;

  Promise(
      Object future, Site site, Borrower borrower, long askedNanos, ReferenceQueue<Object> queue) {
    super(future, queue);
    this.site = site;
    this.borrower = borrower;
    this.ask = borrower.ask();
    this.askedNanos = askedNanos;
  }

  Site site() {
    return site;
  }

  Borrower borrower() {
    return borrower;
  }

  /** The number under which the borrower asked. */
  int ask() {
    return ask;
  }

  long askedNanos() {
    return askedNanos;
  }
}
