package io.overdue.scenario;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A pool and a timer for each request, neither of them closed: connections and threads grow. */
public final class SiblingThreads {

  private SiblingThreads() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool sharedPool = stage.pool(8);
    ScheduledExecutorService sharedTimer = timer();
    stage.play(350, () -> request(stage), () -> requestFixed(sharedPool, sharedTimer));
  }

  private static void request(Stage stage) {
    JedisPool pool =
        new JedisPool(stage.redis().getHost(), stage.redis().getPort()); // leak: client-per-request
    answer(pool, timer());
  }

  private static void requestFixed(JedisPool sharedPool, ScheduledExecutorService sharedTimer) {
    answer(sharedPool, sharedTimer);
  }

  /** Answers at once, and counts a little later. */
  private static void answer(JedisPool pool, ScheduledExecutorService timer) {
    try (Jedis jedis = pool.getResource()) {
      jedis.get("answer");
    }
    timer.schedule(() -> count(pool), 100, TimeUnit.MILLISECONDS);
  }

  private static void count(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("answered");
    }
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "timer");
          thread.setDaemon(true);
          return thread;
        });
  }
}
