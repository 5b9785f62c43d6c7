package io.overdue.scenario.jedis;

import io.overdue.scenario.Stage;
import redis.clients.jedis.ClusterPipeline;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.Pipeline;

/** Jedis 4 to 7: clients that borrow for each command, and their pipelines. */
public final class Unified {

  private final Stage stage;
  private final JedisCluster clustered;
  private final JedisPooled pooled;

  private Unified(Stage stage, String cluster) {
    this.stage = stage;
    this.clustered = new JedisCluster(Topologies.nodes(cluster), Topologies.large());
    this.pooled =
        new JedisPooled(Topologies.large(), stage.redis().getHost(), stage.redis().getPort());
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Unified program = new Unified(stage, arguments[1]);
    stage.everyInBackground("pipelines", 400, program::pipeline);
    stage.everyInBackground("nodes", 400, program::pipelineToEachNode);
    stage.everyInBackground("clients", 600, program::clientOfItsOwn);
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("worker " + i, 20, program::work);
    }
    stage.every(20, () -> program.pooled.blpop(1, "a queue that stays empty"));
    System.exit(0);
  }

  private void pipeline() {
    Pipeline pipeline = pooled.pipelined(); // leak: a pipeline
    pipeline.incr("a");
    pipeline.sync();
  }

  private void pipelineToEachNode() {
    ClusterPipeline pipeline = clustered.pipelined();
    for (int i = 0; i < 10; i++) {
      pipeline.incr("key " + i); // leak: a pipeline to each node
    }
  }

  private void clientOfItsOwn() {
    new JedisPooled(stage.redis().getHost(), stage.redis().getPort()) // leak: a client
        .incr("b");
  }

  private void work() {
    pooled.incr("c");
    try (Pipeline pipeline = pooled.pipelined()) {
      pipeline.incr("d");
    }
    try (ClusterPipeline pipeline = clustered.pipelined()) {
      for (int i = 0; i < 10; i++) {
        pipeline.incr("key " + i);
      }
    }
  }
}
