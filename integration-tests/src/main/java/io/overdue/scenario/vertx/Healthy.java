package io.overdue.scenario.vertx;

import io.overdue.scenario.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.util.function.Supplier;

/**
 * The client of Vert.x as it is meant to be used: pooled commands from event loops and from other
 * threads, transactions on connections of their own, a subscriber, and workers that block.
 */
public final class Healthy {

  private final Redis redis;

  private Healthy(Redis redis) {
    this.redis = redis;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Vertx vertx = Waiting.patiently();
    Healthy program = new Healthy(Redis.createClient(vertx, Life.options(arguments[0], 12)));
    RedisConnection subscriber = Waiting.on(program.redis.connect());
    subscriber.handler(message -> {});
    subscriber.send(Request.cmd(Command.SUBSCRIBE).arg("news"));
    for (int i = 0; i < 3; i++) {
      RedisConnection blocking = Waiting.on(program.redis.connect());
      blocking.send(Request.cmd(Command.BLPOP).arg("a queue that stays empty").arg("0"));
    }
    again(vertx, 20, program::transact);
    again(vertx, 10, () -> RedisAPI.api(program.redis).incr("events"));
    stage.every(20, () -> Waiting.on(program.redis.send(Request.cmd(Command.INCR).arg("n"))));
    System.exit(0); // some block
  }

  /** Repeats {@code act}, each time after the last is done, so that nothing piles up. */
  private static void again(Vertx vertx, long millis, Supplier<Future<?>> act) {
    act.get().onComplete(done -> vertx.setTimer(millis, timer -> again(vertx, millis, act)));
  }

  private Future<?> transact() {
    return redis
        .connect()
        .compose(
            connection ->
                connection
                    .send(Request.cmd(Command.MULTI))
                    .compose(begun -> connection.send(Request.cmd(Command.INCR).arg("n")))
                    .compose(queued -> connection.send(Request.cmd(Command.EXEC)))
                    .onComplete(done -> connection.close()));
  }
}
