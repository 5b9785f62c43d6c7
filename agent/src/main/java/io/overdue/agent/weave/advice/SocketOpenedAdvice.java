package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructor of a connection, which is given its open socket. */
public final class SocketOpenedAdvice {

  private SocketOpenedAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object connection, @Advice.FieldValue("netSocket") Object socket) {
    LoanDesk.channelLinked(socket, connection);
  }
}
