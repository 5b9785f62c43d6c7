package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Workers that wait for jobs as long as it takes, each on a connection it never gives back. */
public final class BlockingWorkers {

  private final Stage stage;
  private final JedisPool pool;

  private BlockingWorkers(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(8);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    BlockingWorkers program = new BlockingWorkers(stage);
    for (int i = 0; i < 3; i++) {
      stage.everyInBackground("worker " + i, 100, () -> program.work("jobs to do"));
    }
    stage.everyInBackground("idle worker", 100, () -> program.work("jobs that never come"));
    stage.every(500, program::produce);
    System.exit(0);
  }

  private void work(String queue) {
    try (Jedis jedis = pool.getResource()) {
      while (!stage.isOver()) {
        jedis.blpop(0, queue);
        jedis.incr("jobs done");
      }
    }
  }

  private void produce() {
    try (Jedis jedis = pool.getResource()) {
      jedis.rpush("jobs to do", "a job");
    }
  }
}
