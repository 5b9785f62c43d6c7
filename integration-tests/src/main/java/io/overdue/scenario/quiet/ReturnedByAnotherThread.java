package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** One thread borrows, several others finish the work, some seconds later, and give back. */
public final class ReturnedByAnotherThread {

  private final BlockingQueue<Jedis> handedOver = new LinkedBlockingQueue<>();
  private final Stage stage;
  private final JedisPool pool;

  private ReturnedByAnotherThread(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(64);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ReturnedByAnotherThread program = new ReturnedByAnotherThread(stage);
    for (int i = 0; i < 8; i++) {
      stage.everyInBackground("finisher " + i, 10, program::finish);
    }
    stage.every(700, program::begin);
    System.exit(0);
  }

  private void begin() {
    Jedis jedis = pool.getResource();
    jedis.incr("begun");
    handedOver.add(jedis);
  }

  private void finish() throws InterruptedException {
    try (Jedis jedis = handedOver.take()) {
      stage.pause(Stage.oneIn(2) ? 1000 : 5000);
      jedis.incr("finished");
    }
  }
}
