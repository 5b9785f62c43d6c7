package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into what a pool does before it lends, but only where it takes time. */
public final class WaitAdvice {

  private WaitAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter() {
    LoanDesk.waits();
  }
}
