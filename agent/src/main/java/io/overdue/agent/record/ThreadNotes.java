package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import io.overdue.agent.support.WeakTable;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;

/**
 * The loans that one thread has taken and that may still be out, oldest first. Touched by that
 * thread alone, so nothing here is synchronised.
 *
 * <p>Loans that others gave back are found out when a method is left. A thread that leaks fills the
 * list: its oldest loans are then forgotten, which the books do not.
 */
final class ThreadNotes extends WeakKey<Object> {

  private static final int MOST = 64;

  private final Loan[] loans = new Loan[MOST];
  private int size;

  /** Of what the thread took last: most pools hand out again what came back last. */
  private Slot latest;

  private ThreadNotes(Borrower borrower, ReferenceQueue<Object> queue) {
    super(borrower, queue);
  }

  /** The notes about {@code borrower}, the calling thread. */
  static ThreadNotes of(Borrower borrower, WeakTable<Object, ThreadNotes> all) {
    Object known = borrower.notes();
    if (known instanceof ThreadNotes) {
      return (ThreadNotes) known;
    }
    ThreadNotes begun = new ThreadNotes(borrower, all.queue());
    if (all.add(begun) != null) {
      borrower.notes(begun);
    }
    return begun;
  }

  /**
   * The slot of {@code handle}, if that is what {@code borrower}, the calling thread, took last.
   */
  static Slot latest(Borrower borrower, Object handle) {
    Object known = borrower.notes();
    Slot latest = known instanceof ThreadNotes ? ((ThreadNotes) known).latest : null;
    return latest != null && latest.isAbout(handle) ? latest : null;
  }

  /** Takes the notes away from their thread. */
  void leave() {
    Borrower borrower = (Borrower) get();
    if (borrower != null) {
      borrower.notes(null);
    }
  }

  void add(Loan loan) {
    if (size == MOST) {
      System.arraycopy(loans, MOST / 2, loans, 0, MOST / 2);
      Arrays.fill(loans, MOST / 2, MOST, null);
      size = MOST / 2;
    }
    loans[size++] = loan;
    latest = loan.slot();
  }

  /** A loan of the same pool that this thread holds inside a method it has not left; or null. */
  Loan heldOf(Lender lender) {
    for (int i = size - 1; i >= 0; i--) {
      Loan loan = loans[i];
      if (loan.slot().lender() == lender && loan.isOut() && !loan.isOutside()) {
        return loan;
      }
    }
    return null;
  }

  /** The loan was given back by this thread: as a rule the one taken last. */
  void remove(Loan loan) {
    for (int i = size - 1; i >= 0; i--) {
      if (loans[i] == loan) {
        removeAt(i);
        return;
      }
    }
  }

  private void removeAt(int index) {
    System.arraycopy(loans, index + 1, loans, index, size - index - 1);
    loans[--size] = null;
  }

  /**
   * Visits what was taken after {@code before} and is still out, the latest first, and forgets what
   * others gave back.
   */
  void forEachSince(int before, Visitor visitor) {
    for (int i = size - 1; i >= 0 && loans[i].isAfter(before); i--) {
      Loan loan = loans[i];
      if (loan.isOut()) {
        visitor.visit(loan);
      } else {
        removeAt(i);
      }
    }
  }

  /** What {@link #forEachSince} calls. */
  interface Visitor {
    void visit(Loan loan);
  }
}
