package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Closed as soon as the answer is there and once more in finally: the second does nothing. */
public final class ClosedTwice {

  private final JedisPool pool;

  private ClosedTwice(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClosedTwice program = new ClosedTwice(stage.pool(8));
    stage.every(50, program::answer);
  }

  private String answer() {
    Jedis jedis = pool.getResource();
    try {
      String answer = jedis.get("answer");
      jedis.close();
      return answer == null ? "no answer" : answer;
    } finally {
      jedis.close();
    }
  }
}
