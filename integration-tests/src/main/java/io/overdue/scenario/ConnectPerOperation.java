package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;

/** A connection of its own for each operation, none of them closed. */
public final class ConnectPerOperation {

  private final List<Jedis> forgotten = new ArrayList<>();

  private ConnectPerOperation() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ConnectPerOperation program = new ConnectPerOperation();
    stage.every(300, () -> program.write(stage));
  }

  private void write(Stage stage) {
    Jedis jedis =
        new Jedis(stage.redis().getHost(), stage.redis().getPort()); // leak: connect-per-operation
    forgotten.add(jedis);
    jedis.set("written", "yes");
  }
}
