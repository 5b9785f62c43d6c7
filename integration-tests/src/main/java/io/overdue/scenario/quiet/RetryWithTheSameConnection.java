package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** The first attempt may fail with the connection out; the next one uses it and closes it. */
public final class RetryWithTheSameConnection {

  private final Stage stage;
  private final JedisPool pool;

  private RetryWithTheSameConnection(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(16);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RetryWithTheSameConnection program = new RetryWithTheSameConnection(stage);
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("requests " + i, 100, program::request);
    }
  }

  private void request() throws InterruptedException {
    Attempt attempt = new Attempt();
    try {
      attempt.first();
    } catch (IllegalStateException failed) {
      stage.pause(Stage.oneIn(10) ? 2000 : 100);
      attempt.again();
    }
  }

  /** What one attempt leaves to the next. */
  private final class Attempt {

    private Jedis jedis;

    void first() {
      jedis = pool.getResource();
      jedis.incr("attempts");
      if (Stage.oneIn(3)) {
        throw new IllegalStateException("try again");
      }
      jedis.close();
    }

    void again() {
      jedis.incr("attempts");
      jedis.close();
    }
  }
}
