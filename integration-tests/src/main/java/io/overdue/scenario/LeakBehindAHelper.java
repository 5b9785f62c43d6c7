package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** One helper that everybody borrows through, and one caller of many that does not give back. */
public final class LeakBehindAHelper {

  private final JedisPool pool;

  private LeakBehindAHelper(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakBehindAHelper program = new LeakBehindAHelper(stage.pool(200));
    stage.play(
        40, () -> program.serve(program::careless), () -> program.serve(program::carelessFixed));
  }

  private void serve(Runnable onceInAWhile) {
    careful();
    alsoCareful();
    if (Stage.oneIn(6)) {
      onceInAWhile.run();
    }
  }

  private Jedis connection() {
    return pool.getResource();
  }

  private Jedis checkedConnection() {
    Jedis jedis = connection();
    jedis.ping();
    return jedis;
  }

  private void careful() {
    try (Jedis jedis = connection()) {
      jedis.incr("careful");
    }
  }

  private void alsoCareful() {
    try (Jedis jedis = checkedConnection()) {
      jedis.incr("careful");
    }
  }

  private void careless() {
    Jedis jedis = checkedConnection(); // leak: unreturned
    jedis.incr("careless");
  }

  private void carelessFixed() {
    try (Jedis jedis = checkedConnection()) {
      jedis.incr("careless");
    }
  }
}
