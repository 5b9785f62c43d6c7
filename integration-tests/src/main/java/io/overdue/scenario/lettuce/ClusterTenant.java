package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.overdue.scenario.Stage;

/** Lettuce, which is told one node of a cluster and finds the others. */
public final class ClusterTenant {

  /** Keys enough for every node to have some. */
  private static final int KEYS = 30;

  private ClusterTenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClusterClient client = RedisClusterClient.create(RedisURI.create(stage.redis()));
    try (StatefulRedisClusterConnection<String, String> connection = client.connect()) {
      stage.every(
          100,
          () -> {
            for (int key = 0; key < KEYS; key++) {
              connection.sync().set("key:" + key, "value");
            }
          });
    }
    client.shutdown();
  }
}
