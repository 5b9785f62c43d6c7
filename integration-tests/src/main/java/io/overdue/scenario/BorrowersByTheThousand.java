package io.overdue.scenario;

import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Ten thousand virtual threads at once, five times; one in two thousand forgets its loan. Waits for
 * the agent when it has loaded its client, which no thread can do without holding its carrier.
 */
public final class BorrowersByTheThousand {

  private static final int AT_ONCE = 10_000;
  private static final int ROUNDS = 5;
  private static final int ONE_FORGETS_IN = 2_000;

  private final Queue<Jedis> forgotten = new ConcurrentLinkedQueue<>();
  private final JedisPool pool;

  private BorrowersByTheThousand(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    BorrowersByTheThousand program = new BorrowersByTheThousand(stage.patientPool(100));
    program.visit();
    System.out.println("warm");
    while (System.getProperty("overdue.agent") == null) {
      stage.pause(10);
    }
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class); // 21 and newer
    for (int round = 0; round < ROUNDS; round++) {
      CountDownLatch done = new CountDownLatch(AT_ONCE);
      for (int i = 0; i < AT_ONCE; i++) {
        boolean forgets = i % ONE_FORGETS_IN == 0;
        Runnable task =
            () -> {
              program.serve(forgets);
              done.countDown();
            };
        start.invoke(null, task);
      }
      done.await();
    }
    System.out.println("all have ended");
    stage.every(100, () -> {});
  }

  private void serve(boolean forgets) {
    if (forgets) {
      forget();
    } else {
      visit();
    }
  }

  private void forget() {
    Jedis jedis = pool.getResource(); // leak: unreturned
    jedis.ping();
    forgotten.add(jedis);
  }

  private void visit() {
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
    }
  }
}
