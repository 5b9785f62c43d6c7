package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the endpoint that takes a channel over for its session. */
public final class ChannelLinkedAdvice {

  private ChannelLinkedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(0) Object channel, @Advice.FieldValue("connectionFacade") Object session) {
    LoanDesk.channelLinked(channel, session);
  }
}
