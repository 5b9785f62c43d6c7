package io.overdue.agent.record;

import io.overdue.agent.facts.Reclaimed;
import io.overdue.agent.facts.Reclaimed.Outcome;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Borrower;
import io.overdue.desk.LoanDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends loans by order: the one part of the books that acts on objects of the application.
 *
 * <p>A loan is ended in the books first, atomically, so a return that comes at the same time either
 * ends it before, and then it is left alone, or finds it ended, and then the handle is none of the
 * pool's any more and its return does nothing. What remains is a return that has passed the books
 * and not yet reached the pool; it had no loan then, so nothing is reclaimed.
 */
final class Reclaimer {

  private static final long WATCHED_MILLIS = 1_000;
  private static final int COMMANDS_LOOKED_AT = 1_000_000;

  private final Ledger ledger;
  private final Handles handles;
  private final Invalidator invalidator;
  private final Ticks ticks;

  Reclaimer(Ledger ledger, Handles handles, Invalidator invalidator, Ticks ticks) {
    this.ledger = ledger;
    this.handles = handles;
    this.invalidator = invalidator;
    this.ticks = ticks;
  }

  /**
   * Reclaims loans, or tells what it would reclaim. Who is in use is seen within a second of
   * looking at every command; a dry run does not wait for that.
   */
  List<Reclaimed> reclaim(List<Long> serials, long sinceNanos, boolean dryRun) {
    if (!dryRun) {
      lookAtEveryCommand();
    }
    Map<Long, Loan> out = loansOut();
    Sockets sockets = new Sockets(ledger, handles);
    List<Reclaimed> reclaimed = new ArrayList<>();
    for (long serial : serials) {
      Loan loan = out.get(serial);
      reclaimed.add(
          loan == null
              ? Reclaimed.cameBack()
              : reclaim(loan, sockets.local(loan), sinceNanos, dryRun));
    }
    return reclaimed;
  }

  private static void lookAtEveryCommand() {
    LoanDesk.look(COMMANDS_LOOKED_AT);
    try {
      Thread.sleep(WATCHED_MILLIS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Long, Loan> loansOut() {
    Map<Long, Loan> out = new HashMap<>();
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      if (loan != null && loan.serial() != 0) {
        out.put(loan.serial(), loan);
      }
    }
    return out;
  }

  private Reclaimed reclaim(Loan loan, String local, long sinceNanos, boolean dryRun) {
    Object handle = loan.slot().get();
    Object pool = loan.slot().lender().get();
    if (handle == null || pool == null) {
      return Reclaimed.cameBack();
    }
    Object connection = handles.connectionOf(handle);
    Use use = connection == null ? null : ledger.uses.find(connection);
    if (use != null && use.isUsedSince(sinceNanos)) {
      return told(Outcome.USED, loan, local, null);
    }
    if (dryRun) {
      return told(Outcome.WOULD_BE, loan, local, null);
    }
    return loan.slot().takeBack(loan, Borrower.current())
        ? invalidate(loan, pool, handle, local)
        : Reclaimed.cameBack();
  }

  private Reclaimed invalidate(Loan loan, Object pool, Object handle, String local) {
    Thread.currentThread().setContextClassLoader(pool.getClass().getClassLoader());
    String complaint = null;
    try {
      if (!handles.disown(handle)) {
        throw new NoSuchFieldException("its client does not let itself be asked");
      }
      invalidator.invalidate(pool, handle);
    } catch (ReflectiveOperationException notThisKind) {
      loan.slot().putBack(loan);
      return told(Outcome.REFUSED, loan, local, String.valueOf(notThisKind));
    } catch (Throwable whileClosing) {
      complaint = String.valueOf(whileClosing);
    }
    loan.reclaimed(ticks.nanos());
    return told(Outcome.DONE, loan, local, complaint);
  }

  private Reclaimed told(Outcome outcome, Loan loan, String local, String reason) {
    return new Reclaimed(
        outcome,
        loan.slot().lender().id(),
        loan.borrower().name(),
        local,
        ticks.nanos() - loan.sinceNanos(),
        reason);
  }
}
