package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructor of a lease, which keeps the promise to its handler. */
public final class LeaseKeptAdvice {

  private LeaseKeptAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object lease, @Advice.FieldValue("handler") Object handler) {
    LoanDesk.promiseKept(null, handler, lease);
  }
}
