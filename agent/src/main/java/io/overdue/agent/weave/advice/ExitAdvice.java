package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which an application ends its JVM; woven only where that code may change. */
public final class ExitAdvice {

  private ExitAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) int code) {
    LoanDesk.exiting(code);
  }
}
