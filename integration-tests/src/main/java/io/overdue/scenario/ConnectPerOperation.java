package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A connection of its own for each operation, none of them closed. */
public final class ConnectPerOperation {

  private final List<Jedis> forgotten = new ArrayList<>();

  private ConnectPerOperation() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ConnectPerOperation program = new ConnectPerOperation();
    JedisPool pool = stage.pool(8);
    stage.play(300, () -> program.write(stage), () -> writeFixed(pool));
  }

  private void write(Stage stage) {
    Jedis jedis =
        new Jedis(stage.redis().getHost(), stage.redis().getPort()); // leak: connect-per-operation
    forgotten.add(jedis);
    jedis.set("written", "yes");
  }

  private static void writeFixed(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.set("written", "yes");
    }
  }
}
