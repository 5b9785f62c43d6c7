package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that listens on a connection until nothing is subscribed any more. */
public final class UnsubscribedAdvice {

  private UnsubscribedAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Argument(0) Object connection) {
    LoanDesk.unsubscribed(connection);
  }
}
