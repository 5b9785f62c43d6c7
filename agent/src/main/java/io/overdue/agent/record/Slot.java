package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * One handle of a pool, lent or not.
 *
 * <p>A handle is lent to one caller at a time, so the loan is one reference, taken and put back
 * atomically: of two returns of the same handle one gets the loan and the other nothing.
 */
final class Slot extends WeakKey<Object> {

  private static final AtomicReferenceFieldUpdater<Slot, Loan> LOAN =
      AtomicReferenceFieldUpdater.newUpdater(Slot.class, Loan.class, "loan");

  private final Lender lender;
  private volatile Loan loan;

  /**
   * Where the handle was taken the last time that it came back; null while it is on its way. Plain:
   * whoever returns a handle twice is seen by another thread a moment later, or not at all.
   */
  private Site lastBack;

  /** The thread that took the handle from its pool by order; null for every other handle. */
  private volatile Borrower takenBackBy;

  /** Whether its pool had let go of it at the last look; the watch thread's. */
  private boolean discarded;

  Slot(Object handle, Lender lender, ReferenceQueue<Object> queue) {
    super(handle, queue);
    this.lender = lender;
  }

  Lender lender() {
    return lender;
  }

  /** The loan of this handle, or null while it is in its pool. */
  Loan loan() {
    return loan;
  }

  /** The handle is lent: whoever is handed it sees this, everybody else a moment later. */
  void lend(Loan newLoan) {
    LOAN.lazySet(this, newLoan);
  }

  /** Ends the loan; null when there was none. */
  Loan take() {
    Loan taken = LOAN.getAndSet(this, null);
    if (taken != null) {
      lastBack = null;
    }
    return taken;
  }

  /** The handle that was taken at {@code site} has come back. */
  void cameBack(Site site) {
    lastBack = site;
  }

  Site lastBack() {
    return lastBack;
  }

  /** Notes whether the pool has let go of the handle: true when it had before, too. */
  boolean seenDiscarded(boolean now) {
    boolean before = discarded;
    discarded = now;
    return before && now;
  }

  /**
   * Ends {@code known} because the handle is to be taken from its pool.
   *
   * @return false when the loan has ended meanwhile
   */
  boolean takeBack(Loan known, Borrower by) {
    if (!LOAN.compareAndSet(this, known, null)) {
      return false;
    }
    lastBack = null;
    takenBackBy = by;
    return true;
  }

  /** Who took the handle from its pool by order; null for nobody. */
  Borrower takenBackBy() {
    return takenBackBy;
  }

  /** Undoes {@link #take} or {@link #takeBack}, unless the handle has been lent again. */
  void putBack(Loan taken) {
    takenBackBy = null;
    LOAN.compareAndSet(this, null, taken);
  }
}
