package io.overdue.agent.clients.jedis;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.ClientNameAdvice;
import io.overdue.agent.weave.advice.ConnectAdvice;
import io.overdue.agent.weave.advice.ConnectionMadeAdvice;
import io.overdue.agent.weave.advice.DisconnectAdvice;
import io.overdue.agent.weave.advice.ProvidedClientMadeAdvice;
import io.overdue.agent.weave.advice.ReplyReadAdvice;
import io.overdue.agent.weave.advice.UnsubscribedAdvice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Jedis 2.9 to 8.0: sockets at the one class that owns them, and the client objects above. */
public final class JedisPoints {

  private static final String CONNECTION = "redis.clients.jedis.Connection";
  private static final String UNIFIED = "redis.clients.jedis.UnifiedJedis";
  private static final String CLUSTER_BEFORE_4 = "redis.clients.jedis.BinaryJedisCluster";

  private static final String CLIENT_BEFORE_4 = "Lredis/clients/jedis/Client;";
  private static final String[] LISTENERS = {
    "redis.clients.jedis.JedisPubSub", // up to 4
    "redis.clients.jedis.BinaryJedisPubSub",
    "redis.clients.jedis.JedisPubSubBase", // 5 and newer
    "redis.clients.jedis.JedisShardedPubSubBase",
  };

  private JedisPoints() {}

  public static List<Point> points() {
    List<Point> points = new ArrayList<>(connections());
    for (String listener : LISTENERS) {
      points.add(listening(listener, "proceed"));
      points.add(listening(listener, "proceedWithPatterns"));
    }
    return points;
  }

  /**
   * Where a configuration is asked for the name of a connection, in versions that announce
   * themselves to servers: these ignore a refusal of the name, as they do one of the announcement.
   */
  public static Point naming() {
    return Point.method(
            "redis.clients.jedis.DefaultJedisClientConfig",
            "getClientName",
            ClientNameAdvice.class,
            "()Ljava/lang/String;")
        .reading("clientSetInfoConfig")
        .optional();
  }

  private static Point listening(String listener, String method) {
    return Point.method(
            listener,
            method,
            UnsubscribedAdvice.class,
            "(Lredis/clients/jedis/Connection;[Ljava/lang/Object;)V",
            "(Lredis/clients/jedis/Connection;[Ljava/lang/String;)V",
            "(Lredis/clients/jedis/Connection;[[B)V",
            "(" + CLIENT_BEFORE_4 + "[Ljava/lang/String;)V",
            "(" + CLIENT_BEFORE_4 + "[[B)V")
        .optional();
  }

  private static List<Point> connections() {
    return Arrays.asList(
        Point.constructors(CONNECTION, ConnectionMadeAdvice.class),
        Point.method(CONNECTION, "connect", ConnectAdvice.class, "()V").reading("socket"),
        Point.method(CONNECTION, "disconnect", DisconnectAdvice.class, "()V").reading("socket"),
        Point.method(CONNECTION, "forceDisconnect", DisconnectAdvice.class, "()V")
            .reading("socket")
            .optional(),
        Point.method(
            CONNECTION,
            "readProtocolWithCheckingBroken",
            ReplyReadAdvice.class,
            "()Ljava/lang/Object;"),
        Point.constructors(UNIFIED, ProvidedClientMadeAdvice.class).reading("provider"),
        Point.method(UNIFIED, "close", ClientClosedAdvice.class, "()V"),
        Point.constructors(CLUSTER_BEFORE_4, ClientMadeAdvice.class),
        Point.method(CLUSTER_BEFORE_4, "close", ClientClosedAdvice.class, "()V"));
  }
}
