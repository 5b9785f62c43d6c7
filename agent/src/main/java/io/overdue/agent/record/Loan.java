package io.overdue.agent.record;

import io.overdue.desk.Borrower;

/** One borrow from a pool, until the handle is on its way back. */
final class Loan extends Taking {

  private final Slot slot;
  private final boolean promised;

  private volatile boolean leftNormally;

  /** Set by the thread that took this; read by the watch, too. */
  private volatile boolean constructed;

  /**
   * Who called the method that took this and left it normally, or the constructor that took this;
   * noted while that may be a helper.
   */
  private volatile Callsite caller;

  Loan(Slot slot, Site site, Borrower borrower, long sinceNanos) {
    super(site, borrower, sinceNanos);
    this.slot = slot;
    this.promised = false;
  }

  /** A loan that was promised: whoever asked for it may be gone when it comes. */
  Loan(Slot slot, Promise promise, long sinceNanos) {
    super(promise.site(), promise.borrower(), promise.ask(), sinceNanos);
    this.slot = slot;
    this.promised = true;
  }

  @Override
  boolean isPromised() {
    return promised;
  }

  @Override
  boolean isOut() {
    return slot.loan() == this;
  }

  @Override
  StackTraceElement broughtTo() {
    Callsite known = caller;
    if (known == null || exit() != null) {
      return null;
    }
    return known.around() == null ? known.frame() : known.around();
  }

  Callsite caller() {
    return caller;
  }

  void broughtTo(Callsite newCaller) {
    caller = newCaller;
  }

  /** The constructor has succeeded that {@link Callsite#constructor} names. */
  void constructed() {
    constructed = true;
  }

  /** Whether the method or constructor that took this has brought it to its caller. */
  boolean isBroughtOut() {
    return site().isConstructors() ? constructed : caller != null;
  }

  /** Whether this never got to {@code callsite}: the constructor called there has failed. */
  boolean isLostOnTheWayTo(Callsite callsite) {
    return !constructed && callsite.isBehindConstructor();
  }

  /** The method that took this was left without an exception. */
  void leftNormally() {
    leftNormally = true;
    seenOutside();
  }

  boolean isLeftNormally() {
    return leftNormally;
  }

  Slot slot() {
    return slot;
  }
}
