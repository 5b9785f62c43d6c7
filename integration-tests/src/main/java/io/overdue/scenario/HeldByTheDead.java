package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A thread for each job: it borrows, works and ends, and the connection is nobody's. */
public final class HeldByTheDead {

  private HeldByTheDead() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(200);
    stage.play(
        1000,
        () -> new Thread(() -> job(pool), "job").start(),
        () -> new Thread(() -> jobFixed(pool), "job").start());
  }

  private static void job(JedisPool pool) {
    Jedis jedis = pool.getResource(); // leak: unreturned
    jedis.incr("jobs");
  }

  private static void jobFixed(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("jobs");
    }
  }
}
