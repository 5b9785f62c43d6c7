package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A job that comes every eight seconds with a client of its own, and closes it when it is done. */
public final class NightlyJob {

  private NightlyJob() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    stage.every(8000, () -> job(stage));
  }

  private static void job(Stage stage) throws InterruptedException {
    try (JedisPool own = new JedisPool(stage.redis().getHost(), stage.redis().getPort())) {
      for (int i = 0; i < 10; i++) {
        try (Jedis jedis = own.getResource()) {
          jedis.incr("jobs");
        }
        stage.pause(50);
      }
    }
  }
}
