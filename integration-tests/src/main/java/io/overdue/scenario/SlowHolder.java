package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * A worker that blocks inside its borrow, by design: slow, and no leak. Fixed, it gives back
 * between two short waits.
 */
public final class SlowHolder {

  private SlowHolder() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(8);
    Thread worker =
        new Thread(stage.isFixed() ? () -> workFixed(stage, pool) : () -> work(pool), "worker");
    worker.setDaemon(true);
    worker.start();
    stage.every(
        100,
        () -> {
          try (Jedis jedis = pool.getResource()) {
            jedis.ping();
          }
        });
  }

  private static void work(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) { // leak: slow-holder
      jedis.blpop(0, "a queue that stays empty");
    }
  }

  private static void workFixed(Stage stage, JedisPool pool) {
    while (!stage.isOver()) {
      try (Jedis jedis = pool.getResource()) {
        jedis.blpop(1, "a queue that stays empty");
      }
    }
  }
}
