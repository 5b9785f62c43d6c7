package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the close of a connection that survives its channels. */
public final class SessionClosedAdvice {

  private SessionClosedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.This Object session) {
    LoanDesk.sessionClosed(session);
  }
}
