package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A configuration that is loaded twice, and makes its pool each time. */
public final class DuplicatePools {

  private static final List<JedisPool> CONFIGURED = new ArrayList<>();

  private DuplicatePools() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    for (int i = 0; i < 2; i++) {
      if (stage.isFixed()) {
        loadFixed(stage);
      } else {
        load(stage);
      }
    }
    stage.every(
        200,
        () -> {
          for (JedisPool pool : CONFIGURED) {
            try (Jedis jedis = pool.getResource()) {
              jedis.ping();
            }
          }
        });
  }

  private static void load(Stage stage) {
    CONFIGURED.add(
        new JedisPool(stage.redis().getHost(), stage.redis().getPort())); // leak: duplicate-pools
  }

  private static void loadFixed(Stage stage) {
    if (CONFIGURED.isEmpty()) {
      CONFIGURED.add(new JedisPool(stage.redis().getHost(), stage.redis().getPort()));
    }
  }
}
