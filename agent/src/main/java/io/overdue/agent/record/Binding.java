package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;

/** What a framework has bound to a thread, so that each piece of its work finds the same. */
final class Binding extends WeakKey<Object> {

  private final Borrower borrower;

  Binding(Object binding, Borrower borrower, ReferenceQueue<Object> queue) {
    super(binding, queue);
    this.borrower = borrower;
  }

  Borrower borrower() {
    return borrower;
  }
}
