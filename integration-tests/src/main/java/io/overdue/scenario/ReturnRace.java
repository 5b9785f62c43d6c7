package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Correct code over a client with a bug: Jedis 2.10.0 and 3.0.0 forget their pool a moment after
 * the return, when the next borrower may have the same connection already; its close() then closes.
 */
public final class ReturnRace {

  private final JedisPool pool;

  private ReturnRace(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ReturnRace program = new ReturnRace(stage.pool(10_000));
    for (int i = 0; i < 8; i++) {
      stage.everyInBackground("worker " + i, 1, program::work);
    }
  }

  private void work() {
    for (int i = 0; i < 100; i++) {
      ask();
    }
  }

  private String ask() {
    try (Jedis jedis = pool.getResource()) { // leak: closed-not-returned
      return jedis.get("answer");
    }
  }
}
