package io.overdue.scenario;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPooled;

/** A pipeline that is synced and not closed keeps its connection. Jedis 4 to 7. */
public final class PipelineLeftOpen {

  private PipelineLeftOpen() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(200);
    JedisPooled client = new JedisPooled(config, stage.redis().getHost(), stage.redis().getPort());
    stage.play(300, () -> flush(client), () -> flushFixed(client));
  }

  private static void flush(JedisPooled client) {
    AbstractPipeline pipeline = client.pipelined(); // leak: pipeline-not-closed
    pipeline.incr("flushed");
    pipeline.sync();
  }

  private static void flushFixed(JedisPooled client) {
    try (AbstractPipeline pipeline = client.pipelined()) {
      pipeline.incr("flushed");
      pipeline.sync();
    }
  }
}
