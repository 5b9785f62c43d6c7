package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;

/** One connection for four threads, which use it one at a time. */
public final class SharedUnderALock {

  private final Jedis shared;

  private SharedUnderALock(Jedis shared) {
    this.shared = shared;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SharedUnderALock program = new SharedUnderALock(stage.pool(8).getResource());
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("worker " + i, 20, program::count);
    }
  }

  private synchronized long count() {
    return shared.incr("visits");
  }
}
