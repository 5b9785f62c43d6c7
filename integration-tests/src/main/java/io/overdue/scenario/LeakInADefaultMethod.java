package io.overdue.scenario;

import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** The method that borrows is a default method, which every implementation inherits. */
public final class LeakInADefaultMethod {

  private LeakInADefaultMethod() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(200);
    Cached orders = () -> pool;
    try (Jedis jedis = pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    stage.play(50, () -> serve(orders::load), () -> serve(orders::loadFixed));
  }

  private static void serve(Consumer<String> load) {
    try {
      load.accept(Stage.oneIn(5) ? "a list" : "a string");
    } catch (JedisDataException wrongType) {
      // answered with an error, and forgotten
    }
  }

  /** Something that can be loaded from a cache. */
  private interface Cached {

    JedisPool pool();

    default String load(String key) {
      Jedis jedis = pool().getResource(); // leak: unreturned-on-exception
      String value = jedis.get(key);
      jedis.close();
      return value;
    }

    default String loadFixed(String key) {
      try (Jedis jedis = pool().getResource()) {
        return jedis.get(key);
      }
    }
  }
}
