package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Connections that are opened and dropped: only the collector closes them, some day. */
public final class LostToGc {

  private LostToGc() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(8);
    stage.everyInBackground("collector", 1000, System::gc);
    stage.play(1000, () -> ask(stage), () -> askFixed(pool));
  }

  private static String ask(Stage stage) {
    Jedis jedis = new Jedis(stage.redis().getHost(), stage.redis().getPort()); // leak: lost-to-gc
    return jedis.ping();
  }

  private static String askFixed(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.ping();
    }
  }
}
