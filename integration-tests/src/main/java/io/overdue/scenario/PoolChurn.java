package io.overdue.scenario;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * A page that asks eight things at once, of a pool that keeps one idle connection: seven are closed
 * after each page, and made again for the next.
 */
public final class PoolChurn {

  private static final int QUESTIONS = 8;

  private PoolChurn() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.isFixed() ? poolFixed(stage) : pool(stage);
    ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS);
    List<Callable<String>> page = Collections.nCopies(QUESTIONS, () -> ask(pool));
    stage.every(200, () -> threads.invokeAll(page));
    threads.shutdown();
  }

  private static JedisPool pool(Stage stage) {
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(16);
    config.setMaxIdle(1);
    return new JedisPool(
        config, stage.redis().getHost(), stage.redis().getPort()); // leak: pool-churn
  }

  private static JedisPool poolFixed(Stage stage) {
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(16);
    config.setMaxIdle(16);
    return new JedisPool(config, stage.redis().getHost(), stage.redis().getPort());
  }

  private static String ask(JedisPool pool) throws InterruptedException {
    try (Jedis jedis = pool.getResource()) {
      String answer = jedis.get("answer");
      Thread.sleep(20); // makes something of it
      return answer;
    }
  }
}
