package io.overdue.scenario;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** What every program needs: its Redis, and a rhythm until it is told to stop. */
final class Stage {

  private final URI redis;
  private volatile boolean over;

  private Stage(URI redis) {
    this.redis = redis;
  }

  /** A stage for the program whose arguments these are: the URI of its Redis. */
  static Stage open(String[] arguments) {
    Stage stage = new Stage(URI.create(arguments[0]));
    Thread end = new Thread(stage::awaitEnd, "stage-end");
    end.setDaemon(true);
    end.start();
    return stage;
  }

  private void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // until whoever started this program closes its input
      }
    } catch (IOException closed) {
      // as good as the end
    }
    over = true;
  }

  URI redis() {
    return redis;
  }

  @SuppressWarnings("deprecation") // the one setter that every commons-pool2 has
  JedisPool pool(int maxTotal) {
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(maxTotal);
    config.setMaxWaitMillis(200);
    return new JedisPool(config, redis.getHost(), redis.getPort());
  }

  boolean isOver() {
    return over;
  }

  /** Repeats {@code act} until the end. */
  void every(int millis, Act act) throws Exception {
    while (!over) {
      act.play();
      pause(millis);
    }
  }

  /** Repeats {@code act} on a thread of its own until the end. */
  Thread everyInBackground(String name, int millis, Act act) {
    Thread thread =
        new Thread(
            () -> {
              try {
                every(millis, act);
              } catch (Exception failed) {
                throw new IllegalStateException(failed);
              }
            },
            name);
    thread.start();
    return thread;
  }

  /** Sleeps, but not beyond the end. */
  void pause(int millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (!over && System.nanoTime() < end) {
      Thread.sleep(Math.min(20, millis));
    }
  }

  /** True once in {@code n} times. */
  static boolean oneIn(int n) {
    return ThreadLocalRandom.current().nextInt(n) == 0;
  }

  /** Something that a program does again and again. */
  interface Act {
    void play() throws Exception;
  }
}
