package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.overdue.scenario.Stage;

/** Lettuce with one connection, whatever login and encryption its server wants. */
public final class Tenant {

  private Tenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      stage.every(100, () -> connection.sync().ping());
    }
    client.shutdown();
  }
}
