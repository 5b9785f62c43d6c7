package io.overdue.agent.clients.vertx;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientMadeAdvice;
import io.overdue.agent.weave.advice.ConnectorPoolMadeAdvice;
import io.overdue.agent.weave.advice.LeaseKeptAdvice;
import io.overdue.agent.weave.advice.LeasePromisedAdvice;
import io.overdue.agent.weave.advice.LeaseSpentAdvice;
import io.overdue.agent.weave.advice.PoolClosedAdvice;
import io.overdue.agent.weave.advice.SocketClosedAdvice;
import io.overdue.agent.weave.advice.SocketOpenedAdvice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Redis client of Vert.x 4.5 and 5: connections at the class that owns a socket, and loans at
 * the pool, which keeps a promise to the handler that came with it. The pool is shared with Vert.x'
 * other clients; the clerk tells them apart by the class of that handler.
 */
public final class VertxPoints {

  private static final String REDIS = "io.vertx.redis.client.impl.";
  private static final String CONNECTION = REDIS + "RedisStandaloneConnection";
  private static final String CLIENT = REDIS + "BaseRedisClient";
  private static final String FUTURE = "()Lio/vertx/core/Future;";
  private static final String HANDLER = "Lio/vertx/core/Handler;)V";
  private static final String COMPLETABLE = "Lio/vertx/core/Completable;)V";

  private VertxPoints() {}

  public static List<Point> points() {
    List<Point> points =
        new ArrayList<>(
            Arrays.asList(
                Point.constructors(CONNECTION, SocketOpenedAdvice.class).reading("netSocket"),
                Point.method(CONNECTION, "end", SocketClosedAdvice.class, "(Ljava/lang/Void;)V")
                    .reading("netSocket"),
                Point.method(
                        REDIS + "PooledRedisConnection", "close", LeaseSpentAdvice.class, FUTURE)
                    .reading("lease"),
                Point.constructors(CLIENT, ClientMadeAdvice.class),
                Point.method(CLIENT, "close", ClientClosedAdvice.class, "()V", FUTURE)));
    points.addAll(pool("io.vertx.core.net.impl.pool.", "io/vertx/core/impl/", HANDLER)); // 4
    points.addAll(pool("io.vertx.core.internal.pool.", "io/vertx/core/internal/", COMPLETABLE));
    return points;
  }

  private static List<Point> pool(String in, String context, String handler) {
    String pool = in + "SimpleConnectionPool";
    return Arrays.asList(
        Point.constructors(pool, ConnectorPoolMadeAdvice.class).reading("connector"),
        Point.method(
            pool,
            "acquire",
            LeasePromisedAdvice.class,
            "(L" + context + "ContextInternal;I" + handler),
        Point.method(pool, "close", PoolClosedAdvice.class, "(" + handler),
        Point.constructors(pool + "$LeaseImpl", LeaseKeptAdvice.class).reading("handler"));
  }
}
