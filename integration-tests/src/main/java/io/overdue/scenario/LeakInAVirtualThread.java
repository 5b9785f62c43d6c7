package io.overdue.scenario;

import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Thousands of virtual threads borrow; now and then one of them ends without giving back. */
public final class LeakInAVirtualThread {

  private static final int AT_ONCE = 200;

  private final Queue<Jedis> forgotten = new ConcurrentLinkedQueue<>();
  private final JedisPool pool;

  private LeakInAVirtualThread(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakInAVirtualThread program = new LeakInAVirtualThread(stage.patientPool(2 * AT_ONCE));
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class); // 21 and newer
    Runnable visit = stage.isFixed() ? program::visit : program::visitOrForget;
    stage.every(
        100,
        () -> {
          CountDownLatch done = new CountDownLatch(AT_ONCE);
          for (int i = 0; i < AT_ONCE; i++) {
            Runnable task =
                () -> {
                  visit.run();
                  done.countDown();
                };
            start.invoke(null, task);
          }
          done.await();
        });
  }

  private void visitOrForget() {
    if (Stage.oneIn(1000)) {
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
