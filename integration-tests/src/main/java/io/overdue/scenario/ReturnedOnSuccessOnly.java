package io.overdue.scenario;

import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** Closed after the work, but not when the work throws. */
public final class ReturnedOnSuccessOnly {

  private final JedisPool pool;

  private ReturnedOnSuccessOnly(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ReturnedOnSuccessOnly program = new ReturnedOnSuccessOnly(stage.pool(200));
    try (Jedis jedis = program.pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    stage.play(50, () -> serve(program::load), () -> serve(program::loadFixed));
  }

  private static void serve(Consumer<String> load) {
    try {
      load.accept(Stage.oneIn(5) ? "a list" : "a string");
    } catch (JedisDataException wrongType) {
      // answered with an error, and forgotten
    }
  }

  private String load(String key) {
    Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
    String value = jedis.get(key);
    jedis.close();
    return value;
  }

  private String loadFixed(String key) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.get(key);
    }
  }
}
