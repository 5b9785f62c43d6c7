package io.overdue.scenario.jedis;

import io.overdue.scenario.Stage;
import java.util.Set;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.ClusterPipeline;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;

/** Jedis 7.2 and newer: the clients that have builders, their pipelines and transactions. */
public final class Built {

  private final Stage stage;
  private final Set<HostAndPort> nodes;
  private final Set<HostAndPort> sentinels;
  private final RedisClient client;
  private final RedisClusterClient clustered;
  private final RedisSentinelClient watched;

  private Built(Stage stage, String cluster, String sentinel) {
    this.stage = stage;
    this.nodes = Topologies.nodes(cluster);
    this.sentinels = Topologies.nodes(sentinel);
    this.client =
        RedisClient.builder()
            .hostAndPort(stage.redis().getHost(), stage.redis().getPort())
            .poolConfig(Topologies.large())
            .build();
    this.clustered =
        RedisClusterClient.builder().nodes(nodes).poolConfig(Topologies.large()).build();
    this.watched =
        RedisSentinelClient.builder().masterName(Topologies.MASTER).sentinels(sentinels).build();
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Built program = new Built(stage, arguments[1], arguments[2]);
    stage.everyInBackground("pipelines", 500, program::pipeline);
    stage.everyInBackground("transactions", 500, program::transaction);
    stage.everyInBackground("nodes", 500, program::pipelineToEachNode);
    stage.everyInBackground("clients", 1000, program::clientOfItsOwn);
    stage.everyInBackground("clusters", 1000, program::clusterClientOfItsOwn);
    stage.everyInBackground("sentinels", 1000, program::sentinelClientOfItsOwn);
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("worker " + i, 20, program::work);
    }
    stage.every(20, () -> program.client.blpop(1, "a queue that stays empty"));
    System.exit(0);
  }

  private void pipeline() {
    client.pipelined().incr("a"); // leak: a pipeline
  }

  private void transaction() {
    client.multi().incr("b"); // leak: a transaction
  }

  private void pipelineToEachNode() {
    ClusterPipeline pipeline = clustered.pipelined();
    for (int i = 0; i < 10; i++) {
      pipeline.incr("key " + i); // leak: a pipeline to each node
    }
  }

  private void clientOfItsOwn() {
    RedisClient.create(stage.redis().getHost(), stage.redis().getPort()) // leak: a client
        .incr("c");
  }

  private void clusterClientOfItsOwn() {
    RedisClusterClient.create(nodes) // leak: a cluster's client
        .incr("d");
  }

  private void sentinelClientOfItsOwn() {
    RedisSentinelClient.builder()
        .masterName(Topologies.MASTER)
        .sentinels(sentinels)
        .build() // leak: a sentinel's client
        .incr("e");
  }

  private void work() {
    client.incr("f");
    watched.incr("g");
    clustered.incr("h");
    try (Pipeline pipeline = client.pipelined()) {
      pipeline.incr("i");
    }
    try (ClusterPipeline pipeline = clustered.pipelined()) {
      for (int i = 0; i < 10; i++) {
        pipeline.incr("key " + i);
      }
    }
    try (AbstractTransaction transaction = client.multi()) {
      transaction.incr("j");
      transaction.exec();
    }
  }
}
