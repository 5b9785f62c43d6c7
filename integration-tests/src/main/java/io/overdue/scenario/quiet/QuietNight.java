package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** So little to do that the pool closes what is idle before it is wanted again. */
public final class QuietNight {

  private static final int QUESTIONS = 4;

  private QuietNight() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setTimeBetweenEvictionRuns(Duration.ofSeconds(1));
    config.setMinEvictableIdleDuration(Duration.ofSeconds(2));
    config.setNumTestsPerEvictionRun(-1);
    JedisPool pool = new JedisPool(config, stage.redis().getHost(), stage.redis().getPort());
    ExecutorService threads = Executors.newFixedThreadPool(QUESTIONS);
    List<Callable<String>> page = Collections.nCopies(QUESTIONS, () -> ask(pool));
    stage.every(6000, () -> threads.invokeAll(page));
    threads.shutdown();
    pool.close();
  }

  private static String ask(JedisPool pool) throws InterruptedException {
    try (Jedis jedis = pool.getResource()) {
      String answer = jedis.get("answer");
      Thread.sleep(20); // makes something of it
      return answer;
    }
  }
}
