package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/**
 * Into a constructor of the application's that borrows. Nothing can be woven around one, so only
 * that it succeeds is told: that it has not is known when its caller is left.
 */
public final class WatchedConstructorAdvice {

  private WatchedConstructorAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter(
      @Advice.Local("borrower") Object borrower, @Advice.Local("behind") long behind) {
    borrower = LoanDesk.borrower();
    behind = LoanDesk.behind(borrower);
    return LoanDesk.entered(borrower);
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.Local("borrower") Object borrower,
      @Advice.Local("behind") long behind,
      @Advice.Enter long entry,
      @Advice.Origin("#t.#m") String method) {
    LoanDesk.left(borrower, behind, entry, method, null, null);
  }
}
