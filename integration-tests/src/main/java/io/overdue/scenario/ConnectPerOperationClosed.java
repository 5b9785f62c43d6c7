package io.overdue.scenario;

import redis.clients.jedis.Jedis;

/** A connection of its own for each operation, each closed: churn. */
public final class ConnectPerOperationClosed {

  private ConnectPerOperationClosed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    stage.every(150, () -> write(stage));
  }

  private static void write(Stage stage) {
    try (Jedis jedis =
        new Jedis(
            stage.redis().getHost(), stage.redis().getPort())) { // leak: connect-per-operation
      jedis.set("written", "yes");
    }
  }
}
