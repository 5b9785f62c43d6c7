package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a pool promises a lease to a handler. */
public final class LeasePromisedAdvice {

  private LeasePromisedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object pool, @Advice.Argument(2) Object handler) {
    LoanDesk.promised(pool, handler);
  }
}
