package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Each request holds one connection and asks for another: with enough requests none gets it. */
public final class NestedBorrow {

  private final JedisPool pool;

  private NestedBorrow(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    NestedBorrow program = new NestedBorrow(stage.pool(8));
    stage.play(50, program::order, program::orderFixed);
  }

  private void order() {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("orders");
      audit();
    }
  }

  private void audit() {
    try (Jedis jedis = pool.getResource()) { // leak: nested-borrow
      jedis.incr("audited");
    }
  }

  private void orderFixed() {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("orders");
      auditFixed(jedis);
    }
  }

  private static void auditFixed(Jedis jedis) {
    jedis.incr("audited");
  }
}
