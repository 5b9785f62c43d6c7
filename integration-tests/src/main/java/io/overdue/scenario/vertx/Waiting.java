package io.overdue.scenario.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Redis;
import java.util.concurrent.TimeUnit;

/** Waits for futures of Vert.x, and bridges what differs between 4 and 5. */
final class Waiting {

  private Waiting() {}

  /** A Vert.x that does not complain of event loops that a busy machine keeps waiting. */
  static Vertx patiently() {
    return Vertx.vertx(
        new VertxOptions().setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1)));
  }

  static <T> T on(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** In 4 this returns nothing, in 5 a future. */
  static void close(Redis client) throws ReflectiveOperationException {
    Redis.class.getMethod("close").invoke(client);
  }
}
