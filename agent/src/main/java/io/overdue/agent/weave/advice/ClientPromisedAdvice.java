package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that begins to connect for a client yet to be made. */
public final class ClientPromisedAdvice {

  private ClientPromisedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object manager) {
    LoanDesk.clientPromised(manager);
  }
}
