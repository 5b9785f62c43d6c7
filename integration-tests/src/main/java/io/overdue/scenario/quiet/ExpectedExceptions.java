package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.NoSuchElementException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Says "not found" by an exception that leaves a try-with-resources, many times a second. */
public final class ExpectedExceptions {

  private final JedisPool pool;

  private ExpectedExceptions(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ExpectedExceptions program = new ExpectedExceptions(stage.pool(8));
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("requests " + i, 20, program::request);
    }
  }

  private String request() {
    try {
      return find("somebody nobody knows");
    } catch (NoSuchElementException expected) {
      return "a stranger";
    }
  }

  private String find(String key) {
    try (Jedis jedis = pool.getResource()) {
      String found = jedis.get(key);
      if (found == null) {
        throw new NoSuchElementException(key);
      }
      return found;
    }
  }
}
