package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructors of a client. */
public final class ClientMadeAdvice {

  private ClientMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object client) {
    LoanDesk.clientMade(client);
  }
}
