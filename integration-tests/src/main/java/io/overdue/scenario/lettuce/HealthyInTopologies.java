package io.overdue.scenario.lettuce;

import io.lettuce.core.ReadFrom;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.masterslave.MasterSlave;
import io.lettuce.core.masterslave.StatefulRedisMasterSlaveConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.overdue.scenario.Stage;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.impl.SoftReferenceObjectPool;

/**
 * Lettuce as it is meant on a cluster that is looked at again every few seconds, on a master with
 * its replica, and on what a sentinel knows; with a pool without bounds, and a nightly job.
 */
public final class HealthyInTopologies {

  private final RedisURI watched;
  private final RedisClient client;
  private final StatefulRedisClusterConnection<String, String> clustered;
  private final StatefulRedisMasterSlaveConnection<String, String> replicated;
  private final StatefulRedisConnection<String, String> found;
  private final StatefulRedisSentinelConnection<String, String> sentinel;
  private final SoftReferenceObjectPool<StatefulRedisConnection<String, String>> pool;

  private HealthyInTopologies(RedisURI redis, RedisClusterClient cluster, RedisURI watched) {
    this.watched = watched;
    this.client = RedisClient.create(redis);
    this.clustered = cluster.connect();
    this.replicated = MasterSlave.connect(client, StringCodec.UTF8, watched);
    this.replicated.setReadFrom(ReadFrom.SLAVE);
    this.found = client.connect(watched);
    this.sentinel = client.connectSentinel(watched);
    this.pool = ConnectionPoolSupport.createSoftReferenceObjectPool(client::connect);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClusterClient cluster = RedisClusterClient.create(Topologies.cluster(arguments[1]));
    cluster.setOptions(
        ClusterClientOptions.builder()
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(true)
                    .refreshPeriod(2, TimeUnit.SECONDS)
                    .build())
            .build());
    HealthyInTopologies program =
        new HealthyInTopologies(
            RedisURI.create(stage.redis()), cluster, Topologies.watched(arguments[2]));
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("worker " + i, 20, program::work);
    }
    stage.every(5000, program::job);
    System.exit(0); // the workers are still at work
  }

  private void work() throws Exception {
    for (int i = 0; i < 10; i++) {
      clustered.sync().incr("key " + i);
    }
    replicated.sync().get("a");
    found.sync().incr("a");
    try (StatefulRedisConnection<String, String> own = pool.borrowObject()) {
      own.sync().incr("pooled");
    }
  }

  private void job() {
    sentinel.sync().masters();
    try (StatefulRedisMasterSlaveConnection<String, String> own =
        MasterSlave.connect(client, StringCodec.UTF8, watched)) {
      own.sync().incr("jobs");
    }
  }
}
