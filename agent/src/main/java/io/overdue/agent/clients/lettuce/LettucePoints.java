package io.overdue.agent.clients.lettuce;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ChannelClosedAdvice;
import io.overdue.agent.weave.advice.ChannelLinkedAdvice;
import io.overdue.agent.weave.advice.ChannelOpenedAdvice;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.PoolClosedAdvice;
import io.overdue.agent.weave.advice.PoolMadeAdvice;
import io.overdue.agent.weave.advice.PromiseKeptAdvice;
import io.overdue.agent.weave.advice.PromisedAdvice;
import io.overdue.agent.weave.advice.ReturnAdvice;
import io.overdue.agent.weave.advice.SessionClosedAdvice;
import io.overdue.agent.weave.advice.SessionHandedAdvice;
import io.overdue.agent.weave.advice.SessionMadeAdvice;
import java.util.ArrayList;
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
  static final String ASYNC_POOL = "io.lettuce.core.support.BoundedAsyncPool";
  private static final String[] REPLICATED = {
    "io.lettuce.core.masterslave.MasterSlave", "io.lettuce.core.masterreplica.MasterReplica",
  };
  private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;)V";
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";
  private static final String OBJECT = "Ljava/lang/Object;";

  private LettucePoints() {}

  public static List<Point> points() {
    List<Point> points = new ArrayList<>(connections());
    points.addAll(asyncPool());
    for (String type : REPLICATED) {
      points.addAll(replicated(type));
    }
    return points;
  }

  private static List<Point> connections() {
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

  private static List<Point> asyncPool() {
    String promise = "(" + OBJECT + FUTURE + ")V";
    String kept = "(" + FUTURE + OBJECT + ")V";
    return Arrays.asList(
        Point.constructors(ASYNC_POOL, PoolMadeAdvice.class).reading("factory"),
        Point.method(ASYNC_POOL, "closeAsync", PoolClosedAdvice.class, "()" + FUTURE),
        Point.method(ASYNC_POOL, "acquire0", PromisedAdvice.class, promise),
        Point.method(ASYNC_POOL, "completeAcquire", PromiseKeptAdvice.class, kept),
        Point.method(ASYNC_POOL, "release", ReturnAdvice.class, "(" + OBJECT + ")" + FUTURE));
  }

  /**
   * Connections to a master with its replicas, which library threads put together of connections to
   * each; 5.0 does so on the caller's.
   */
  private static List<Point> replicated(String type) {
    String before51 = "Lio/lettuce/core/masterslave/StatefulRedisMasterSlaveConnection;";
    String client = "(Lio/lettuce/core/RedisClient;Lio/lettuce/core/codec/RedisCodec;";
    return Arrays.asList(
        Point.method(
                type,
                "getConnection",
                SessionHandedAdvice.class,
                "(" + FUTURE + OBJECT + ")" + OBJECT)
            .optional(),
        Point.method(
                type,
                "connect",
                SessionHandedAdvice.class,
                client + "Lio/lettuce/core/RedisURI;)" + before51)
            .optional(),
        Point.method(
                type,
                "connect",
                SessionHandedAdvice.class,
                client + "Ljava/lang/Iterable;)" + before51)
            .optional());
  }
}
