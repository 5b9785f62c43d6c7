package io.overdue.scenario.vertx;

import io.overdue.scenario.Stage;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The client of Vert.x at several servers, with a login told apart from the address, or in it. */
public final class Tenants {

  private Tenants() {}

  /** Arguments: URIs. */
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Vertx vertx = Waiting.patiently();
    List<Redis> clients = new ArrayList<>();
    for (String argument : arguments) {
      clients.add(Redis.createClient(vertx, options(URI.create(argument))));
    }
    stage.every(
        100,
        () -> {
          for (Redis client : clients) {
            Waiting.on(client.send(Request.cmd(Command.PING)));
          }
        });
    System.exit(0);
  }

  private static RedisOptions options(URI uri) {
    boolean apart = uri.getUserInfo().startsWith(":");
    return apart
        ? Life.options("redis://" + uri.getHost() + ":" + uri.getPort(), 1)
            .setPassword(uri.getUserInfo().substring(1))
        : Life.options(uri.toString(), 1);
  }
}
