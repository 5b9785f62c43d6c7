package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the close of a pool. */
public final class PoolClosedAdvice {

  private PoolClosedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object pool) {
    LoanDesk.poolClosed(pool);
  }
}
