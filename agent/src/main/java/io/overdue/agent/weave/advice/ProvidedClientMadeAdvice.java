package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the constructors of a client whose connections come from its provider. */
public final class ProvidedClientMadeAdvice {

  private ProvidedClientMadeAdvice() {}

  @Advice.OnMethodExit(suppress = Throwable.class)
  static void exit(@Advice.This Object client, @Advice.FieldValue("provider") Object provider) {
    LoanDesk.clientMade(client, provider);
  }
}
