package io.overdue.scenario.vertx;

import io.overdue.scenario.Stage;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;

/** A client for each request, never closed. */
public final class ClientPerRequest {

  private final Vertx vertx = Waiting.patiently();
  private final String uri;
  private Redis shared;

  private ClientPerRequest(String uri) {
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClientPerRequest program = new ClientPerRequest(arguments[0]);
    stage.play(300, program::request, program::requestFixed);
    System.exit(0); // the clients' connections are still open
  }

  private void request() throws Exception {
    Redis redis = Redis.createClient(vertx, Life.options(uri, 2)); // leak: client-per-request
    Waiting.on(redis.send(Request.cmd(Command.PING)));
  }

  private void requestFixed() throws Exception {
    if (shared == null) {
      shared = Redis.createClient(vertx, Life.options(uri, 2));
    }
    Waiting.on(shared.send(Request.cmd(Command.PING)));
  }
}
