package io.overdue.agent.clients.jedis;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.ConnectAdvice;
import io.overdue.agent.weave.advice.ConnectionMadeAdvice;
import io.overdue.agent.weave.advice.DisconnectAdvice;
import io.overdue.agent.weave.advice.ProvidedClientMadeAdvice;
import java.util.Arrays;
import java.util.List;

/** Jedis 2.9 to 8.0: sockets at the one class that owns them, and the client objects above. */
public final class JedisPoints {

  private static final String CONNECTION = "redis.clients.jedis.Connection";
  private static final String UNIFIED = "redis.clients.jedis.UnifiedJedis";
  private static final String CLUSTER_BEFORE_4 = "redis.clients.jedis.BinaryJedisCluster";

  private JedisPoints() {}

  public static List<Point> points() {
    return Arrays.asList(
        Point.constructors(CONNECTION, ConnectionMadeAdvice.class),
        Point.method(CONNECTION, "connect", ConnectAdvice.class, "()V").reading("socket"),
        Point.method(CONNECTION, "disconnect", DisconnectAdvice.class, "()V").reading("socket"),
        Point.method(CONNECTION, "forceDisconnect", DisconnectAdvice.class, "()V")
            .reading("socket")
            .optional(),
        Point.constructors(UNIFIED, ProvidedClientMadeAdvice.class).reading("provider"),
        Point.method(UNIFIED, "close", ClientClosedAdvice.class, "()V"),
        Point.constructors(CLUSTER_BEFORE_4, ClientMadeAdvice.class),
        Point.method(CLUSTER_BEFORE_4, "close", ClientClosedAdvice.class, "()V"));
  }
}
