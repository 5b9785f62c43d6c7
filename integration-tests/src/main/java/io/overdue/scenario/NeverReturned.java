package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A borrow without return: every call costs the pool a connection. */
public final class NeverReturned {

  private final JedisPool pool;

  private NeverReturned(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    NeverReturned program = new NeverReturned(stage.pool(2000));
    stage.play(300, program::touch, program::touchFixed);
  }

  private void touch() {
    Jedis jedis = pool.getResource(); // leak: unreturned
    jedis.set("touched", "yes");
  }

  private void touchFixed() {
    try (Jedis jedis = pool.getResource()) {
      jedis.set("touched", "yes");
    }
  }
}
