package io.overdue.scenario.vertx;

import io.overdue.scenario.Stage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** A connection of its own for each transaction, closed only when the commands succeed. */
public final class ConnectedForGood {

  private final Redis redis;

  private ConnectedForGood(Redis redis) {
    this.redis = redis;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Vertx vertx = Waiting.patiently();
    Redis redis = Redis.createClient(vertx, Life.options(arguments[0], 500));
    ConnectedForGood program = new ConnectedForGood(redis);
    Waiting.on(redis.send(Request.cmd(Command.LPUSH).arg("a list").arg("which GET refuses")));
    stage.play(50, () -> vertx.runOnContext(nothing -> program.load()), () -> program.loadFixed());
    Waiting.close(redis);
    vertx.close();
  }

  private static Request get() {
    return Request.cmd(Command.GET).arg(Stage.oneIn(5) ? "a list" : "a string");
  }

  private void load() {
    redis
        .connect() // leak: unreturned
        .onSuccess(connection -> connection.send(get()).onSuccess(response -> connection.close()));
  }

  private Future<Response> loadFixed() {
    return redis
        .connect()
        .compose(connection -> connection.send(get()).onComplete(response -> connection.close()));
  }
}
