package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a configuration tells the name that connections shall have. */
public final class ClientNameAdvice {

  private ClientNameAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Return(readOnly = false) String name) {
    name = LoanDesk.clientName(name);
  }
}
