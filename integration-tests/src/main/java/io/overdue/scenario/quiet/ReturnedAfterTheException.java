package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** Requests that may fail, and a cleaner that gives back what they have left, a little later. */
public final class ReturnedAfterTheException {

  private final Queue<Jedis> used = new ConcurrentLinkedQueue<>();
  private final JedisPool pool;

  private ReturnedAfterTheException(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ReturnedAfterTheException program = new ReturnedAfterTheException(stage.pool(200));
    try (Jedis jedis = program.pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    stage.everyInBackground("cleaner", 1500, program::clean);
    stage.every(50, program::serve);
  }

  private void serve() {
    try {
      request();
    } catch (JedisDataException wrongType) {
      // answered with an error
    }
  }

  private String request() {
    Jedis jedis = pool.getResource();
    try {
      return jedis.get(Stage.oneIn(5) ? "a list" : "a string");
    } finally {
      used.add(jedis);
    }
  }

  private void clean() {
    for (Jedis jedis = used.poll(); jedis != null; jedis = used.poll()) {
      jedis.close();
    }
  }
}
