package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that closes the socket. */
public final class DisconnectAdvice {

  private DisconnectAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(@Advice.FieldValue("socket") Object socket) {
    return socket;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.This Object connection, @Advice.Enter Object socket) {
    LoanDesk.disconnected(connection, socket);
  }
}
