package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Leaks until that is found out, and ends: by itself, or with the exit code that it is given. */
public final class LeakyTestRun {

  private final JedisPool pool;

  private LeakyTestRun(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakyTestRun program = new LeakyTestRun(stage.pool(8));
    Runtime.getRuntime().addShutdownHook(new Thread(LeakyTestRun::tidyUp));
    for (int i = 0; i < 4; i++) {
      try {
        program.test();
      } catch (IllegalStateException failed) {
        // as tests do
      }
    }
    AgentBean.await().leaked("unreturned-on-exception", "test", 4);
    if (!arguments[1].equals("none")) {
      System.exit(Integer.parseInt(arguments[1]));
    }
  }

  private void test() {
    Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
    jedis.set("key", "value");
    throw new IllegalStateException("expected <1> but was <2>");
  }

  private static void tidyUp() {
    try {
      Thread.sleep(700);
      System.out.println("tidied up");
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
