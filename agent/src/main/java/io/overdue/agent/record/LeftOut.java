package io.overdue.agent.record;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.support.Ticks;
import java.util.ArrayList;
import java.util.List;

/** Loans that are out although the method that took them has been left, for whoever ends a test. */
final class LeftOut {

  private final Ledger ledger;
  private final FrameFilter filter;
  private final Ticks ticks;

  LeftOut(Ledger ledger, FrameFilter filter, Ticks ticks) {
    this.ledger = ledger;
    this.filter = filter;
    this.ticks = ticks;
  }

  /** One line for each that was taken since {@code nanos}, as {@code line: what}. */
  String[] since(long nanos) {
    Threads threads = new Threads(filter);
    List<Loan> out = new ArrayList<>();
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      if (loan != null && loan.sinceNanos() - nanos >= 0) {
        out.add(loan);
        threads.noteOut(loan);
      }
    }
    List<String> lines = new ArrayList<>();
    for (Loan loan : out) {
      Holder holder = threads.holder(loan, false);
      if (holder != Holder.INSIDE && holder != Holder.UNKNOWN && loan.isOut()) {
        lines.add(line(loan));
      }
    }
    return lines.toArray(new String[0]);
  }

  private String line(Loan loan) {
    Exit exit = loan.exit();
    return loan.site().name().frame()
        + ": taken by thread "
        + loan.borrower().name()
        + ", out for "
        + (ticks.nanos() - loan.sinceNanos()) / 1_000_000
        + " ms"
        + (exit == null ? "" : ", left by " + exit.facts().thrown());
  }
}
