package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that opens a socket when there is none. */
public final class ConnectAdvice {

  private ConnectAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.FieldValue("socket") Object before) {
    return before;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This Object connection,
      @Advice.Enter Object before,
      @Advice.FieldValue("socket") Object after) {
    LoanDesk.connected(connection, before, after);
  }
}
