package io.overdue.agent.record;

import io.overdue.desk.Borrower;

/**
 * Who took something, where and when.
 *
 * <p>The plain fields belong to the watch thread alone.
 */
class Taking {

  private volatile Site site;
  private final Borrower borrower;
  private final int ask;
  private final long sinceNanos;

  /** Set by the watch thread when it first sees this. */
  private long serial;

  /** Set once, by the thread that took this; read by whoever returns it and by the watch. */
  private volatile Exit exit;

  /** Set once the thread has left the method that took this. */
  private volatile boolean outside;

  /** Whether the thread was seen to have nothing to do while this is kept for its work. */
  private boolean stranded;

  /** The calling thread takes something. */
  Taking(Site site, Borrower borrower, long sinceNanos) {
    this(site, borrower, borrower.ask(), sinceNanos);
  }

  /**
   * @param ask the number under which {@code borrower} asked for it
   */
  Taking(Site site, Borrower borrower, int ask, long sinceNanos) {
    this.site = site;
    this.borrower = borrower;
    this.ask = ask;
    this.sinceNanos = sinceNanos;
  }

  /** How the innermost method was left that an exception took this out of; null for none. */
  Exit exit() {
    return exit;
  }

  /** True for the first exception: those it causes further out add nothing. */
  boolean leftBy(Exit first) {
    if (exit != null) {
      return false;
    }
    exit = first;
    return true;
  }

  Site site() {
    return site;
  }

  /** Another site is to blame: the caller of a helper, or what became of a connection. */
  void moveTo(Site caller) {
    site = caller;
  }

  Borrower borrower() {
    return borrower;
  }

  /** Whether the calling thread took this. */
  boolean isMine() {
    return borrower.get() == Thread.currentThread();
  }

  /** Whether this was taken after {@code before}, a number that {@link Borrower#asked} gave. */
  boolean isAfter(int before) {
    return ask - before > 0;
  }

  /** It has come back. */
  void returned(long nowNanos) {
    site.returned(nowNanos - sinceNanos, borrower.number());
  }

  /** Its pool has taken it back, or was made to. */
  void reclaimed(long nowNanos) {
    site.reclaimed(nowNanos - sinceNanos, borrower.number());
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

  /** Whether it has not come back, as far as it can tell by itself. */
  boolean isOut() {
    return true;
  }

  /** Whether it came later, so that the thread that asked for it need not be who has it. */
  boolean isPromised() {
    return false;
  }

  /**
   * The method to which the one that took this may have brought it, in some object; null for none,
   * or when that was not noted.
   */
  StackTraceElement broughtTo() {
    return null;
  }

  boolean isOutside() {
    return outside;
  }

  void seenOutside() {
    outside = true;
  }

  boolean isStranded() {
    return stranded;
  }

  void seenStranded() {
    stranded = true;
  }
}
