package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructors of a connection object. */
public final class ConnectionMadeAdvice {

  private ConnectionMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object connection) {
    LoanDesk.connectionMade(connection);
  }
}
