package io.overdue.agent.clients.redisson;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ChannelClosedAdvice;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.NodeChannelOpenedAdvice;
import java.util.Arrays;
import java.util.List;

/**
 * Redisson 3.10 to 4.7: channels from before their login on, and the manager of a client's
 * connections, which stands for the client: the reactive ones have one too. Connections are never
 * handed to the application, so there are no loans.
 */
public final class RedissonPoints {

  private static final String MANAGER = "org.redisson.connection.MasterSlaveConnectionManager";
  private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;)V";
  private static final String PATIENCE = "(JJLjava/util/concurrent/TimeUnit;)";

  private RedissonPoints() {}

  public static List<Point> points() {
    return Arrays.asList(
        Point.method(
                "org.redisson.client.handler.BaseConnectionHandler",
                "channelActive",
                NodeChannelOpenedAdvice.class,
                CONTEXT)
            .reading("redisClient"),
        Point.method(
            "org.redisson.client.handler.ConnectionWatchdog",
            "channelInactive",
            ChannelClosedAdvice.class,
            CONTEXT),
        Point.constructors(MANAGER, ClientMadeAdvice.class),
        Point.method(MANAGER, "shutdown", ClientClosedAdvice.class, PATIENCE + "V"),
        Point.method(
                MANAGER,
                "shutdownAsync", // 4.7 and newer
                ClientClosedAdvice.class,
                PATIENCE + "Ljava/util/concurrent/CompletionStage;")
            .optional());
  }
}
