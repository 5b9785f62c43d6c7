package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/**
 * Into the return of a pool, before the handle can be lent again. A handle that was taken back by
 * order is none of the pool's any more: its return is nothing, as for abandoned ones.
 */
public final class ReturnAdvice {

  private ReturnAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Boolean.class)
  static Object enter(@Advice.This Object pool, @Advice.Argument(0) Object handle) {
    return LoanDesk.returning(pool, handle);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.Enter Object loan, @Advice.Thrown Throwable thrown) {
    LoanDesk.returned(loan, thrown);
  }
}
