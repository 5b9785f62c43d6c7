package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the close of a connection that is leased. */
public final class LeaseSpentAdvice {

  private LeaseSpentAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.FieldValue("lease") Object lease) {
    LoanDesk.spent(lease);
  }
}
