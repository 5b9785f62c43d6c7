package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.masterslave.MasterSlave;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.overdue.scenario.Stage;
import java.util.List;
import org.apache.commons.pool2.impl.SoftReferenceObjectPool;

/** Lettuce on a cluster, on a master with its replica, and over a pool without bounds: all leak. */
public final class LeaksInTopologies {

  private final RedisURI redis;
  private final List<RedisURI> nodes;
  private final RedisURI watched;
  private final ClientResources resources = DefaultClientResources.create();
  private final RedisClusterClient clusterClient;
  private final RedisClient client;
  private final SoftReferenceObjectPool<StatefulRedisConnection<String, String>> pool;

  private LeaksInTopologies(RedisURI redis, List<RedisURI> nodes, RedisURI watched) {
    this.redis = redis;
    this.nodes = nodes;
    this.watched = watched;
    this.clusterClient = RedisClusterClient.create(resources, nodes);
    this.client = RedisClient.create(resources, redis);
    this.pool = ConnectionPoolSupport.createSoftReferenceObjectPool(client::connect);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeaksInTopologies program =
        new LeaksInTopologies(
            RedisURI.create(stage.redis()),
            Topologies.cluster(arguments[1]),
            Topologies.watched(arguments[2]));
    stage.everyInBackground("clustered", 600, program::clustered);
    stage.everyInBackground("cluster client", 600, program::clusterClient);
    stage.everyInBackground("replicated", 600, program::replicated);
    stage.everyInBackground("client", 600, program::client);
    stage.every(600, program::pooled);
    System.exit(0);
  }

  private void clustered() {
    clusterClient.connect().sync().incr("a"); // leak: a connection to the cluster
  }

  private void clusterClient() {
    RedisClusterClient own =
        RedisClusterClient.create(resources, nodes); // leak: a cluster's client
    own.connect().sync().incr("b");
  }

  private void replicated() {
    MasterSlave.connect(client, StringCodec.UTF8, watched) // leak: a connection to both
        .sync()
        .incr("c");
  }

  private void client() {
    RedisClient own = RedisClient.create(redis); // leak: a client with its own threads
    own.connect().sync().incr("d");
  }

  private void pooled() throws Exception {
    pool.borrowObject().sync().incr("e"); // leak: a loan of the soft pool
  }
}
