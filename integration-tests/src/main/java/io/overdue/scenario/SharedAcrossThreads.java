package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** One connection, borrowed at start, that four threads use at once and without a lock. */
public final class SharedAcrossThreads {

  private final JedisPool pool;
  private Jedis shared;

  private SharedAcrossThreads(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SharedAcrossThreads program = new SharedAcrossThreads(stage.pool(8));
    if (!stage.isFixed()) {
      program.connect();
    }
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground(
          "worker " + i, 20, stage.isFixed() ? program::countFixed : program::count);
    }
  }

  private void connect() {
    shared = pool.getResource(); // leak: shared-across-threads
  }

  private void count() {
    try {
      shared.incr("visits");
    } catch (RuntimeException answerOfAnotherThread) {
      // happens now and then, and nobody knows why
    }
  }

  private void countFixed() {
    try (Jedis own = pool.getResource()) {
      own.incr("visits");
    }
  }
}
