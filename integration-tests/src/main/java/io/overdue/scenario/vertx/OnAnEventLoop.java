package io.overdue.scenario.vertx;

import io.overdue.scenario.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import java.util.function.Supplier;

/**
 * A connection for each chain, never closed, which the chain asks for on its event loop: there no
 * frame is the application's.
 */
public final class OnAnEventLoop {

  private OnAnEventLoop() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Vertx vertx = Waiting.patiently();
    Redis redis = Redis.createClient(vertx, Life.options(arguments[0], 500));
    Supplier<Future<RedisConnection>> connect = redis::connect;
    stage.every(50, () -> vertx.timer(1).eventually(connect));
    Waiting.close(redis);
    vertx.close();
  }
}
