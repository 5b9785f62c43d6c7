package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that logs in over a new socket and sets the connection up. */
public final class HandshakeAdvice {

  private HandshakeAdvice() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(@Advice.FieldValue("socket") Object socket, @Advice.Thrown Throwable thrown) {
    LoanDesk.handshakeEnded(socket, thrown);
  }
}
