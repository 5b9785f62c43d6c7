package io.overdue.agent.record;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds loans that a framework keeps for threads with nothing to do. Watch thread only.
 *
 * <p>A binding is read before and after the look at its thread's stack: what it keeps in the middle
 * of one task and what its thread does after another must not be taken together.
 */
final class Bindings {

  private final Ledger ledger;
  private final Handles handles;

  Bindings(Ledger ledger, Handles handles) {
    this.ledger = ledger;
    this.handles = handles;
  }

  /** Notes of such loans that they are stranded, which they stay until they are back. */
  void settle() {
    for (Binding binding : ledger.bindings.all()) {
      Set<Loan> left = left(binding);
      Thread thread = left.isEmpty() ? null : binding.borrower().get();
      if (thread != null && isBetweenTasks(thread)) {
        left.retainAll(left(binding));
        for (Loan loan : left) {
          loan.seenStranded();
        }
      }
    }
  }

  private Set<Loan> left(Binding binding) {
    Set<Loan> left = new HashSet<>();
    for (Object handle : handles.leftIn(binding.get())) {
      Slot slot = handle == null ? null : ledger.slots.find(handle);
      Loan loan = slot == null ? null : slot.loan();
      if (loan != null && loan.borrower() == binding.borrower()) {
        left.add(loan);
      }
    }
    return left;
  }

  /** Whether a thread of a pool, the JDK's or Tomcat's, waits for something to do. */
  private static boolean isBetweenTasks(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("getTask")
          && frame.getClassName().endsWith(".ThreadPoolExecutor")) {
        return true;
      }
    }
    return false;
  }
}
