package io.overdue.scenario.lettuce;

import io.lettuce.core.ReadFrom;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.masterslave.MasterSlave;
import io.lettuce.core.masterslave.StatefulRedisMasterSlaveConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.overdue.scenario.Steps;

/** The life of clients of a cluster and of a sentinel in steps: each line of input names one. */
public final class LifeInTopologies implements Steps.Life {

  private final String cluster;
  private final RedisURI watched;
  private RedisClusterClient clusterClient;
  private StatefulRedisClusterConnection<String, String> clustered;
  private StatefulRedisClusterPubSubConnection<String, String> subscriber;
  private RedisClient client;
  private StatefulRedisConnection<String, String> found;
  private StatefulRedisMasterSlaveConnection<String, String> replicated;
  private StatefulRedisSentinelConnection<String, String> sentinel;

  private LifeInTopologies(String cluster, String sentinel) {
    this.cluster = cluster;
    this.watched = Topologies.watched(sentinel);
  }

  public static void main(String[] arguments) throws Exception {
    Steps.follow(new LifeInTopologies(arguments[0], arguments[1]));
    System.exit(0);
  }

  @Override
  public void play(String step) throws Exception {
    switch (step) {
      case "open":
        clusterClient =
            RedisClusterClient.create(Topologies.cluster(cluster)); // line: cluster client
        client = RedisClient.create(); // line: client
        break;
      case "connect to the cluster":
        clustered = clusterClient.connect(); // line: clustered
        break;
      case "use the cluster":
        for (int i = 0; i < 100; i++) {
          clustered.sync().set("key " + i, "value");
        }
        break;
      case "subscribe":
        subscriber = clusterClient.connectPubSub(); // line: subscriber
        subscriber.sync().subscribe("news");
        break;
      case "ask the sentinel":
        sentinel = client.connectSentinel(watched); // line: sentinel
        sentinel.sync().masters();
        break;
      case "find the master":
        found = client.connect(watched); // line: found
        found.sync().set("a", "b");
        break;
      case "connect to master and replica":
        replicated = MasterSlave.connect(client, StringCodec.UTF8, watched); // line: replicated
        replicated.setReadFrom(ReadFrom.SLAVE);
        break;
      case "use both":
        replicated.sync().set("a", "c");
        replicated.sync().get("a");
        found.sync().get("a");
        break;
      case "close":
        clustered.close();
        subscriber.close();
        sentinel.close();
        replicated.close();
        break;
      case "shut down":
        clusterClient.shutdown();
        client.shutdown();
        break;
      default:
        throw new IllegalArgumentException(step);
    }
  }
}
