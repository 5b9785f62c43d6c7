package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A pool for each request, never closed. */
public final class PoolPerRequest {

  private PoolPerRequest() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool shared = stage.pool(8);
    stage.play(500, () -> request(stage), () -> requestFixed(shared));
  }

  private static void request(Stage stage) {
    JedisPool pool =
        new JedisPool(stage.redis().getHost(), stage.redis().getPort()); // leak: client-per-request
    try (Jedis jedis = pool.getResource()) {
      jedis.get("answer");
    }
  }

  private static void requestFixed(JedisPool shared) {
    try (Jedis jedis = shared.getResource()) {
      jedis.get("answer");
    }
  }
}
