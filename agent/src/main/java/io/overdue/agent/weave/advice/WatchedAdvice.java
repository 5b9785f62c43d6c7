package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into an application method that borrows and returns no object. */
public final class WatchedAdvice {

  private WatchedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter(
      @Advice.Local("borrower") Object borrower, @Advice.Local("behind") long behind) {
    borrower = LoanDesk.borrower();
    behind = LoanDesk.behind(borrower);
    return LoanDesk.entered(borrower);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Local("borrower") Object borrower,
      @Advice.Local("behind") long behind,
      @Advice.Enter long entry,
      @Advice.Origin("#t.#m") String method,
      @Advice.Thrown Throwable thrown) {
    LoanDesk.left(borrower, behind, entry, method, null, thrown);
  }
}
