package io.overdue.agent.record;

import io.overdue.desk.Borrower;

/**
 * Who took something, where and when.
 *
 * <p>The plain field belongs to the watch thread alone.
 */
class Taking {

  private volatile Site site;
  private final Borrower borrower;
  private final int ask;
  private final long sinceNanos;

  /** Set by the watch thread when it first sees this. */
  private long serial;

  /** Set once the thread has left the method that took this. */
  private volatile boolean outside;

  Taking(Site site, Borrower borrower, long sinceNanos) {
    this.site = site;
    this.borrower = borrower;
    this.ask = borrower.ask();
    this.sinceNanos = sinceNanos;
  }

  Site site() {
    return site;
  }

  /** The site is found to be a helper: its caller is blamed instead. */
  void moveTo(Site caller) {
    site = caller;
  }

  Borrower borrower() {
    return borrower;
  }

  /** Whether this was taken after {@code mark}, a number that {@link Borrower#asked} gave. */
  boolean isAfter(int mark) {
    return ask - mark > 0;
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
