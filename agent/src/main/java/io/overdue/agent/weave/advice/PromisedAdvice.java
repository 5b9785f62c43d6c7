package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a pool sets out to keep a promise of a handle. */
public final class PromisedAdvice {

  private PromisedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object pool, @Advice.Argument(1) Object promise) {
    LoanDesk.promised(pool, promise);
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object pool, @Advice.Argument(1) Object promise) {
    LoanDesk.promiseGiven(pool, promise);
  }
}
