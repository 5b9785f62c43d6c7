package io.overdue.agent.clients.lettuce;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ChannelClosedAdvice;
import io.overdue.agent.weave.advice.ChannelLinkedAdvice;
import io.overdue.agent.weave.advice.ChannelOpenedAdvice;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.SessionClosedAdvice;
import io.overdue.agent.weave.advice.SessionMadeAdvice;
import java.util.Arrays;
import java.util.List;

/**
 * Lettuce 5.0 to 7.7: its channels, the connections that live on through reconnects, and the
 * clients above. Its pools are commons-pool2's.
 */
public final class LettucePoints {

  private static final String CHANNELS = "io.lettuce.core.ChannelGroupListener";
  private static final String ENDPOINT = "io.lettuce.core.protocol.DefaultEndpoint";
  private static final String CONNECTION = "io.lettuce.core.RedisChannelHandler";
  private static final String CLIENT = "io.lettuce.core.AbstractRedisClient";
  private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;)V";
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

  private LettucePoints() {}

  public static List<Point> points() {
    return Arrays.asList(
        Point.method(CHANNELS, "channelActive", ChannelOpenedAdvice.class, CONTEXT),
        Point.method(CHANNELS, "channelInactive", ChannelClosedAdvice.class, CONTEXT),
        Point.method(
                ENDPOINT,
                "notifyChannelActive",
                ChannelLinkedAdvice.class,
                "(Lio/netty/channel/Channel;)V")
            .reading("connectionFacade"),
        Point.constructors(CONNECTION, SessionMadeAdvice.class),
        Point.method(CONNECTION, "closeAsync", SessionClosedAdvice.class, "()" + FUTURE).optional(),
        Point.method(CONNECTION, "close", SessionClosedAdvice.class, "()V"),
        Point.constructors(CLIENT, ClientMadeAdvice.class),
        Point.method(
            CLIENT,
            "shutdownAsync",
            ClientClosedAdvice.class,
            "(JJLjava/util/concurrent/TimeUnit;)" + FUTURE));
  }
}
