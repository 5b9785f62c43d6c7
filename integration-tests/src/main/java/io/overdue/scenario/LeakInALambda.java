package io.overdue.scenario;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** The body of a lambda on a pool of threads, left by an exception one time in ten. */
public final class LeakInALambda {

  private LeakInALambda() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(500);
    try (Jedis jedis = pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    stage.play(
        20,
        () ->
            threads.submit(
                () -> {
                  Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
                  jedis.get(Stage.oneIn(10) ? "a list" : "a string");
                  jedis.close();
                }),
        () ->
            threads.submit(
                () -> {
                  try (Jedis jedis = pool.getResource()) {
                    jedis.get(Stage.oneIn(10) ? "a list" : "a string");
                  }
                }));
    threads.shutdown();
  }
}
