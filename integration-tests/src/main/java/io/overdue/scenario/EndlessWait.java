package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** No time limit for borrowing: once the pool is drained, callers hang and nothing says so. */
public final class EndlessWait {

  private final JedisPool pool;

  private EndlessWait(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    EndlessWait program =
        new EndlessWait(new JedisPool(stage.redis().getHost(), stage.redis().getPort()));
    for (int i = 0; i < 3; i++) {
      stage.everyInBackground(
          "visitor " + i, 50, stage.isFixed() ? program::visitFixed : program::visit);
    }
    stage.every(100, () -> {});
    System.exit(0);
  }

  private String visit() {
    Jedis jedis = pool.getResource(); // leak: endless-wait
    return jedis.get("page");
  }

  private String visitFixed() {
    try (Jedis jedis = pool.getResource()) {
      return jedis.get("page");
    }
  }
}
