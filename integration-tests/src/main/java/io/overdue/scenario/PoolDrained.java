package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The classic: a pool of eight, a page that never returns, and nothing works at the ninth visit.
 */
public final class PoolDrained {

  private final JedisPool pool;

  private PoolDrained(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    PoolDrained program = new PoolDrained(stage.pool(8));
    stage.play(
        200,
        () -> {
          try {
            program.visit();
          } catch (JedisException exhausted) {
            // the page shows an error
          }
        },
        program::visitFixed);
  }

  private String visit() {
    Jedis jedis = pool.getResource(); // leak: unreturned, pool-exhausted
    return jedis.get("page");
  }

  private String visitFixed() {
    try (Jedis jedis = pool.getResource()) {
      return jedis.get("page");
    }
  }
}
