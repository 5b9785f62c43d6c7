package io.overdue.agent.record;

import io.overdue.desk.Borrower;

/** One borrow from a pool, until the handle is on its way back. */
final class Loan extends Taking {

  private final Slot slot;

  Loan(Slot slot, Site site, Borrower borrower, long sinceNanos) {
    super(site, borrower, sinceNanos);
    this.slot = slot;
  }

  Slot slot() {
    return slot;
  }
}
