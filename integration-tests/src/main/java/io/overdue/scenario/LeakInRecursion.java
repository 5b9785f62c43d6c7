package io.overdue.scenario;

import java.util.function.Consumer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** A method that calls itself and borrows at the deepest level; the exception leaves them all. */
public final class LeakInRecursion {

  private final JedisPool pool;

  private LeakInRecursion(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakInRecursion program = new LeakInRecursion(stage.pool(200));
    try (Jedis jedis = program.pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    stage.play(50, () -> serve(program::read), () -> serve(program::readFixed));
  }

  private static void serve(Consumer<String> read) {
    try {
      read.accept("shelf/box/" + (Stage.oneIn(5) ? "a list" : "a string"));
    } catch (JedisDataException wrongType) {
      // answered with an error, and forgotten
    }
  }

  private synchronized String read(String path) {
    int slash = path.indexOf('/');
    if (slash >= 0) {
      return read(path.substring(slash + 1));
    }
    Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
    String value = jedis.get(path);
    jedis.close();
    return value;
  }

  private synchronized String readFixed(String path) {
    int slash = path.indexOf('/');
    if (slash >= 0) {
      return readFixed(path.substring(slash + 1));
    }
    try (Jedis jedis = pool.getResource()) {
      return jedis.get(path);
    }
  }
}
