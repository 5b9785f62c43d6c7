package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Disconnected instead of returned: the socket is closed, and the pool still counts it as lent. */
public final class ClosedNotReturned {

  private final JedisPool pool;

  private ClosedNotReturned(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClosedNotReturned program = new ClosedNotReturned(stage.pool(200));
    stage.play(300, program::ask, program::askFixed);
  }

  private void ask() {
    Jedis jedis = pool.getResource(); // leak: closed-not-returned
    jedis.ping();
    jedis.disconnect();
  }

  private void askFixed() {
    Jedis jedis = pool.getResource();
    try {
      jedis.ping();
    } finally {
      jedis.close();
    }
  }
}
