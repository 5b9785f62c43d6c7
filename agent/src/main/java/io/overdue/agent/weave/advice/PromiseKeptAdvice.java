package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a pool hands over what it has promised, or fills itself. */
public final class PromiseKeptAdvice {

  private PromiseKeptAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.This Object pool,
      @Advice.Argument(0) Object promise,
      @Advice.Argument(1) Object handle) {
    LoanDesk.promiseKept(pool, promise, handle);
  }
}
