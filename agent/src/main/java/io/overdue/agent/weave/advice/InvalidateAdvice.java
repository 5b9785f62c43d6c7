package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/**
 * Into the removal of a lent handle from its pool, with the reason why; of one that was taken back
 * by order there is nothing to remove.
 */
public final class InvalidateAdvice {

  private InvalidateAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Boolean.class)
  static Object enter(@Advice.This Object pool, @Advice.Argument(0) Object handle) {
    return LoanDesk.returning(pool, handle);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter Object loan,
      @Advice.Thrown Throwable thrown,
      @Advice.Argument(value = 1, optional = true) Object mode) {
    LoanDesk.invalidated(loan, thrown, mode);
  }
}
