package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method of a connection that hears that its socket is closed. */
public final class SocketClosedAdvice {

  private SocketClosedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.FieldValue("netSocket") Object socket) {
    LoanDesk.channelClosed(socket);
  }
}
