package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the method by which a connection reads one reply. */
public final class ReplyReadAdvice {

  private ReplyReadAdvice() {}

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @Advice.This Object connection,
      @Advice.FieldValue("socket") Object socket,
      @Advice.Thrown Throwable thrown) {
    LoanDesk.replyRead(connection);
    LoanDesk.replyFailed(socket, thrown);
  }
}
