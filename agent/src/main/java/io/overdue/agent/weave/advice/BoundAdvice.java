package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructor of what a framework binds to a thread. */
public final class BoundAdvice {

  private BoundAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object binding) {
    LoanDesk.bound(binding);
  }
}
