package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Into an application method that borrows and returns an object. */
public final class WatchedReturningAdvice {

  private WatchedReturningAdvice() {}

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
      @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object returned,
      @Advice.Thrown Throwable thrown) {
    LoanDesk.left(borrower, behind, entry, method, returned, thrown);
  }
}
