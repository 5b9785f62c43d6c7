package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the handler that hears that a channel is closed. */
public final class ChannelClosedAdvice {

  private ChannelClosedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object context) {
    LoanDesk.channelClosed(context);
  }
}
