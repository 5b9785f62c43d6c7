package io.overdue.scenario.vertx;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import java.util.concurrent.TimeUnit;

/** Waits for futures of Vert.x, and bridges what differs between 4 and 5. */
final class Waiting {

  private Waiting() {}

  static <T> T on(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** In 4 this returns nothing, in 5 a future. */
  static void close(Redis client) throws ReflectiveOperationException {
    Redis.class.getMethod("close").invoke(client);
  }
}
