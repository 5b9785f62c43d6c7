package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method that says HELLO to a server and returns what the server answers. */
public final class GreetedAdvice {

  private GreetedAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.FieldValue("socket") Object socket, @Advice.Return Object reply) {
    LoanDesk.greeted(socket, reply);
  }
}
