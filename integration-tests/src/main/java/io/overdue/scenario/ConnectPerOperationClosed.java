package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A connection of its own for each operation, each closed: churn. */
public final class ConnectPerOperationClosed {

  private ConnectPerOperationClosed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(8);
    stage.play(150, () -> write(stage), () -> writeFixed(pool));
  }

  private static void write(Stage stage) {
    try (Jedis jedis =
        new Jedis(
            stage.redis().getHost(), stage.redis().getPort())) { // leak: connect-per-operation
      jedis.set("written", "yes");
    }
  }

  private static void writeFixed(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.set("written", "yes");
    }
  }
}
