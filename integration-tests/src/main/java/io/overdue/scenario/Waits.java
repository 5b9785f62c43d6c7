package io.overdue.scenario;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Borrows what is idle, what is tested first, and what another thread still has; and ends. */
public final class Waits {

  private static final int MILLIS = 50;

  private Waits() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.patientPool(1);
    pool.getResource().close();
    for (int i = 0; i < 100; i++) {
      pool.getResource().close(); // line: at once
    }
    waitForAnother(pool);
    GenericObjectPoolConfig<Jedis> testing = new GenericObjectPoolConfig<>();
    testing.setTestOnBorrow(true);
    JedisPool tested = new JedisPool(testing, stage.redis().getHost(), stage.redis().getPort());
    for (int i = 0; i < 100; i++) {
      tested.getResource().close(); // line: tested
    }
    System.exit(0);
  }

  private static void waitForAnother(JedisPool pool) {
    Thread caller = Thread.currentThread();
    Jedis only = pool.getResource();
    new Thread(() -> giveBackLate(only, caller), "holder").start();
    pool.getResource().close(); // line: waited
  }

  private static void giveBackLate(Jedis held, Thread caller) {
    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.yield();
    }
    long end = System.nanoTime() + MILLIS * 1_000_000L;
    while (System.nanoTime() < end) {
      Thread.yield();
    }
    held.close();
  }
}
