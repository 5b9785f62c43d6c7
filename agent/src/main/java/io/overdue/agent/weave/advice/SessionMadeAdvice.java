package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructor of a connection that survives its channels. */
public final class SessionMadeAdvice {

  private SessionMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object session) {
    LoanDesk.sessionMade(session);
  }
}
