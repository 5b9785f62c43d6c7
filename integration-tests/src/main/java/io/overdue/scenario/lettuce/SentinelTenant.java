package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.overdue.scenario.Stage;

/** Lettuce, which asks a sentinel for its server, whose password the URI holds. */
public final class SentinelTenant {

  private SentinelTenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    String sentinel = "redis-sentinel://" + stage.redis().getAuthority() + "#shop";
    RedisClient client = RedisClient.create(RedisURI.create(sentinel));
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      stage.every(100, () -> connection.sync().ping());
    }
    client.shutdown();
  }
}
