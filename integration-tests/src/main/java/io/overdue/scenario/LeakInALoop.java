package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Borrowed and dropped inside one loop: the method that borrows is never left. */
public final class LeakInALoop {

  private LeakInALoop() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(500);
    if (stage.isFixed()) {
      loopFixed(stage, pool);
      return;
    }
    for (int i = 0; !stage.isOver(); i++) {
      Jedis jedis = pool.getResource(); // leak: unreturned
      jedis.set("number", String.valueOf(i));
      if (i == 0) {
        System.out.println("looping");
      }
      if (i % 2 == 0) {
        jedis.close();
      }
      stage.pause(100);
    }
  }

  private static void loopFixed(Stage stage, JedisPool pool) throws InterruptedException {
    for (int i = 0; !stage.isOver(); i++) {
      try (Jedis jedis = pool.getResource()) {
        jedis.set("number", String.valueOf(i));
      }
      stage.pause(100);
    }
  }
}
