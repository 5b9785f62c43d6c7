package io.overdue.scenario;

import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.JedisPooled;

/** A pipeline that is synced and not closed keeps its connection. Jedis 4 to 7. */
public final class PipelineLeftOpen {

  private PipelineLeftOpen() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPooled client = new JedisPooled(stage.redis().getHost(), stage.redis().getPort());
    stage.every(300, () -> flush(client));
  }

  private static void flush(JedisPooled client) {
    if (client.getPool().getNumActive() < 7) {
      AbstractPipeline pipeline = client.pipelined(); // leak: pipeline-not-closed
      pipeline.incr("flushed");
      pipeline.sync();
    } else {
      client.incr("not flushed");
    }
  }
}
