package io.overdue.agent.record;

import io.overdue.desk.Borrower;

/**
 * Who took something, where and when.
 *
 * <p>The two plain fields belong to the watch thread alone.
 */
class Taking {

  private final Site site;
  private final Borrower borrower;
  private final int ask;
  private final long sinceNanos;

  /** Set by the watch thread when it first sees this. */
  private long serial;

  /** Set by the watch thread once the thread was seen outside the method that took this. */
  private boolean outside;

  Taking(Site site, Borrower borrower, long sinceNanos) {
    this.site = site;
    this.borrower = borrower;
    this.ask = borrower.ask();
    this.sinceNanos = sinceNanos;
  }

  Site site() {
    return site;
  }

  Borrower borrower() {
    return borrower;
  }

  /** Whether the thread has asked for anything since. */
  boolean isFollowed() {
    return borrower.asked() != ask;
  }

  long sinceNanos() {
    return sinceNanos;
  }

  long serial() {
    return serial;
  }

  void serial(long number) {
    serial = number;
  }

  boolean isOutside() {
    return outside;
  }

  void seenOutside() {
    outside = true;
  }
}
