package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructors of a pool that has a connector. */
public final class ConnectorPoolMadeAdvice {

  private ConnectorPoolMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object pool, @Advice.FieldValue("connector") Object connector) {
    LoanDesk.poolMade(pool, connector);
  }
}
