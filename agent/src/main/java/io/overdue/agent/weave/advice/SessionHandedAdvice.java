package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a caller waits for a connection that other threads make. */
public final class SessionHandedAdvice {

  private SessionHandedAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return Object session) {
    LoanDesk.sessionHanded(session);
  }
}
