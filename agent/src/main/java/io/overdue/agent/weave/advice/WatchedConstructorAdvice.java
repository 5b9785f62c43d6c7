package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/**
 * Into a constructor of the application's that borrows. Nothing can be woven around one, so only
 * that it succeeds is told: that it has not is known when its caller is left.
 */
public final class WatchedConstructorAdvice {

  private WatchedConstructorAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static long enter() {
    return LoanDesk.entered();
  }

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.Enter long entry, @Advice.Origin("#t.#m") String method) {
    LoanDesk.left(entry, method, null, null);
  }
}
