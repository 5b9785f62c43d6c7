package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.overdue.scenario.Stage;

/** Lettuce: one client, as it should be, but a connection for each command. */
public final class ConnectPerCommand {

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;

  private ConnectPerCommand(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    ConnectPerCommand program = new ConnectPerCommand(client);
    stage.play(300, program::count, program::countFixed);
    client.shutdown();
  }

  private void count() {
    StatefulRedisConnection<String, String> own = client.connect(); // leak: connect-per-operation
    own.sync().incr("visits");
  }

  private void countFixed() {
    shared.sync().incr("visits");
  }
}
