package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A pool that opens connections by itself, so that five are always ready. */
public final class MinIdle {

  private MinIdle() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMinIdle(5);
    config.setTimeBetweenEvictionRuns(Duration.ofSeconds(2));
    config.setMinEvictableIdleDuration(Duration.ofSeconds(20));
    JedisPool pool = new JedisPool(config, stage.redis().getHost(), stage.redis().getPort());
    stage.every(
        300,
        () -> {
          try (Jedis jedis = pool.getResource()) {
            jedis.ping();
          }
        });
  }
}
