package io.overdue.agent.clients.jedis;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.ClientNameAdvice;
import io.overdue.agent.weave.advice.ConnectAdvice;
import io.overdue.agent.weave.advice.ConnectionMadeAdvice;
import io.overdue.agent.weave.advice.DisconnectAdvice;
import io.overdue.agent.weave.advice.GreetedAdvice;
import io.overdue.agent.weave.advice.HandshakeAdvice;
import io.overdue.agent.weave.advice.ProvidedClientMadeAdvice;
import io.overdue.agent.weave.advice.ReplyReadAdvice;
import io.overdue.agent.weave.advice.UnsubscribedAdvice;
import io.overdue.agent.weave.advice.WaitAdvice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Jedis 2.9 to 8.0 and valkey-java: sockets at the one class that owns them, and the client objects
 * above.
 */
public final class JedisPoints {

  private static final String[] LISTENERS = {
    "JedisPubSub", // up to 4
    "BinaryJedisPubSub",
    "JedisPubSubBase", // 5 and newer
    "JedisShardedPubSubBase",
  };

  private JedisPoints() {}

  public static List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (String in : Family.PACKAGES) {
      points.addAll(connections(in));
      points.addAll(clients(in + "UnifiedJedis", in + "BinaryJedisCluster"));
      points.addAll(sentinelPools(in + "JedisSentinelPool"));
      points.add(testing(in + "JedisFactory"));
      points.add(testing(in + "ConnectionFactory"));
      for (String listener : LISTENERS) {
        points.add(listening(in, listener, "proceed"));
        points.add(listening(in, listener, "proceedWithPatterns"));
      }
    }
    return points;
  }

  /**
   * Where a configuration is asked for the name of a connection, in versions that announce
   * themselves to servers: these ignore a refusal of the name, as they do one of the announcement.
   */
  public static List<Point> naming() {
    List<Point> points = new ArrayList<>();
    for (String in : Family.PACKAGES) {
      points.add(
          Point.method(
                  in + "DefaultJedisClientConfig",
                  "getClientName",
                  ClientNameAdvice.class,
                  "()Ljava/lang/String;")
              .reading("clientSetInfoConfig")
              .optional());
    }
    return points;
  }

  private static List<Point> connections(String in) {
    String connection = in + "Connection";
    return Arrays.asList(
        Point.constructors(connection, ConnectionMadeAdvice.class),
        Point.method(connection, "connect", ConnectAdvice.class, "()V").reading("socket"),
        Point.method(connection, "hello", GreetedAdvice.class, "([[B)Ljava/util/Map;")
            .reading("socket")
            .optional(), // 5 and newer
        Point.method(connection, "disconnect", DisconnectAdvice.class, "()V").reading("socket"),
        Point.method(
                connection,
                "initializeFromClientConfig", // from 4 on
                HandshakeAdvice.class,
                "(L" + in.replace('.', '/') + "JedisClientConfig;)V")
            .reading("socket")
            .optional(),
        Point.method(connection, "forceDisconnect", DisconnectAdvice.class, "()V")
            .reading("socket")
            .optional(),
        Point.method(
                connection,
                "readProtocolWithCheckingBroken",
                ReplyReadAdvice.class,
                "()Ljava/lang/Object;")
            .reading("socket"));
  }

  private static List<Point> clients(String unified, String clusterBefore4) {
    return Arrays.asList(
        Point.constructors(unified, ProvidedClientMadeAdvice.class).reading("provider"),
        Point.method(unified, "close", ClientClosedAdvice.class, "()V"),
        Point.constructors(clusterBefore4, ClientMadeAdvice.class),
        Point.method(clusterBefore4, "close", ClientClosedAdvice.class, "()V"));
  }

  /** Up to 3, the pool inside is often made by the thread that listens to a sentinel. */
  private static List<Point> sentinelPools(String pool) {
    return Arrays.asList(
        Point.constructors(pool, ClientMadeAdvice.class),
        Point.method(pool, "destroy", ClientClosedAdvice.class, "()V"));
  }

  /** A pool that tests what it lends waits for the answer to a PING. */
  private static Point testing(String factory) {
    return Point.method(
            factory,
            "validateObject",
            WaitAdvice.class,
            "(Lorg/apache/commons/pool2/PooledObject;)Z")
        .optional(); // before commons-pool2 it is another
  }

  private static Point listening(String in, String listener, String method) {
    String connection = "(L" + in.replace('.', '/') + "Connection;";
    String clientBefore4 = "(L" + in.replace('.', '/') + "Client;";
    return Point.method(
            in + listener,
            method,
            UnsubscribedAdvice.class,
            connection + "[Ljava/lang/Object;)V",
            connection + "[Ljava/lang/String;)V",
            connection + "[[B)V",
            clientBefore4 + "[Ljava/lang/String;)V",
            clientBefore4 + "[[B)V")
        .optional();
  }
}
