package io.overdue.scenario;

import java.net.URI;
import java.util.Collections;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisSentinelPool;

/** A healthy service that asks a sentinel for its server, whose password the URI holds. */
public final class SentinelTenant {

  private SentinelTenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    URI sentinel = stage.redis();
    JedisSentinelPool pool =
        new JedisSentinelPool(
            "shop",
            Collections.singleton(sentinel.getHost() + ":" + sentinel.getPort()),
            new GenericObjectPoolConfig<Jedis>(),
            2000,
            sentinel.getUserInfo().substring(1));
    stage.every(
        100,
        () -> {
          try (Jedis jedis = pool.getResource()) {
            jedis.set("touched", "yes");
          }
        });
    pool.close();
  }
}
