package io.overdue.agent.weave.advice;

import io.overdue.desk.LoanDesk;
import net.bytebuddy.asm.Advice;

/** Into the handler that logs in on a new channel to a node. */
public final class NodeChannelOpenedAdvice {

  private NodeChannelOpenedAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @Advice.Argument(0) Object context, @Advice.FieldValue("redisClient") Object node) {
    LoanDesk.channelLinked(context, node);
  }
}
