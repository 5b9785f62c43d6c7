package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the innermost borrow of a pool. */
public final class BorrowAdvice {

  private BorrowAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter() {
    return LoanDesk.asked();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This Object pool,
      @Advice.Return Object handle,
      @Advice.Thrown Throwable refusal,
      @Advice.Enter long asked) {
    LoanDesk.borrowed(pool, handle, refusal, asked);
  }
}
