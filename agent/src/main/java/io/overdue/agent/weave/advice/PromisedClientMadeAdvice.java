package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructor of a client that is connected when it is made. */
public final class PromisedClientMadeAdvice {

  private PromisedClientMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(
      @Advice.This Object client, @Advice.FieldValue("connectionManager") Object manager) {
    LoanDesk.promisedClientMade(manager, client);
  }
}
