package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.overdue.scenario.Stage;
import java.util.concurrent.TimeUnit;

/** A cluster whose topology is asked for again and again: Lettuce 5.0.2 forgets whom it asked. */
public final class TopologyRefresh {

  private TopologyRefresh() {}

  @SuppressWarnings("deprecation") // a period as Lettuce 5.0 wants it
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClusterClient client = RedisClusterClient.create(RedisURI.create(stage.redis()));
    client.setOptions(
        ClusterClientOptions.builder()
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(500, TimeUnit.MILLISECONDS)
                    .build())
            .build());
    try (StatefulRedisClusterConnection<String, String> connection = client.connect()) {
      stage.every(100, () -> connection.sync().get("answer"));
    }
    client.shutdown();
  }
}
