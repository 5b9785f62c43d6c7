package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the close of a client. */
public final class ClientClosedAdvice {

  private ClientClosedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object client) {
    LoanDesk.clientClosed(client);
  }
}
