package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the handler that first hears of a new channel. */
public final class ChannelOpenedAdvice {

  private ChannelOpenedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(@Advice.Argument(0) Object context) {
    LoanDesk.channelOpened(context);
  }
}
