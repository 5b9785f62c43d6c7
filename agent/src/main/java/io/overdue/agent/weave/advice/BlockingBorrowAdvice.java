package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** As {@link BorrowAdvice}, into one that may wait as soon as it has begun. */
public final class BlockingBorrowAdvice {

  private BlockingBorrowAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter() {
    long asked = LoanDesk.asked();
    LoanDesk.waits();
    return asked;
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
