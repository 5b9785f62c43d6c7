package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Returned before an early exit and once more in finally, where the pool refuses it, because the
 * connection is idle by now. With more threads it may be somebody else's, and is taken away.
 */
public final class DoubleReturn {

  private final JedisPool pool;

  private DoubleReturn(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    DoubleReturn program = new DoubleReturn(stage.pool(8));
    stage.play(
        100,
        () -> program.greet(Stage.oneIn(5) ? "" : "somebody"),
        () -> program.greetFixed(Stage.oneIn(5) ? "" : "somebody"));
  }

  private String greet(String name) {
    Jedis jedis = pool.getResource(); // leak: double-return
    try {
      if (name.isEmpty()) {
        pool.returnObject(jedis);
        return "Hello.";
      }
      return jedis.echo("Hello, " + name + ".");
    } finally {
      giveBack(jedis);
    }
  }

  private String greetFixed(String name) {
    Jedis jedis = pool.getResource();
    try {
      return name.isEmpty() ? "Hello." : jedis.echo("Hello, " + name + ".");
    } finally {
      giveBack(jedis);
    }
  }

  private void giveBack(Jedis jedis) {
    try {
      pool.returnObject(jedis);
    } catch (IllegalStateException alreadyReturned) {
      // and nobody is told
    }
  }
}
