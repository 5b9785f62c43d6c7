package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructors of a pool. */
public final class PoolMadeAdvice {

  private PoolMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object pool, @Advice.FieldValue("factory") Object factory) {
    LoanDesk.poolMade(pool, factory);
  }
}
