package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into an application method that borrows and returns no object. */
public final class WatchedAdvice {

  private WatchedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter() {
    return LoanDesk.entered();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.Enter long entry,
      @Advice.Origin("#t.#m") String method,
      @Advice.Thrown Throwable thrown) {
    LoanDesk.left(entry, method, null, thrown);
  }
}
