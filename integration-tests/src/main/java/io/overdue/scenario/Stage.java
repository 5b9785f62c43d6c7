package io.overdue.scenario;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** What every program needs: its Redis, and a rhythm until it is told to stop. */
public final class Stage {

  private final URI redis;
  private final boolean fixed;
  private volatile boolean over;

  private Stage(URI redis, boolean fixed) {
    this.redis = redis;
    this.fixed = fixed;
  }

  /**
   * A stage for the program whose arguments these are: the URI of its Redis, and {@code fixed} if
   * it is to play the remedy and not the leak.
   */
  public static Stage open(String[] arguments) {
    Stage stage =
        new Stage(URI.create(arguments[0]), arguments.length > 1 && arguments[1].equals("fixed"));
    Thread end = new Thread(stage::awaitEnd, "stage-end");
    end.setDaemon(true);
    end.start();
    return stage;
  }

  /** Where the Redis of these arguments is. */
  public static String host(String[] arguments) {
    return URI.create(arguments[0]).getHost();
  }

  public static int port(String[] arguments) {
    return URI.create(arguments[0]).getPort();
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

  public URI redis() {
    return redis;
  }

  /** A pool that keeps what it has, and says after 200 ms that it is exhausted. */
  public JedisPool pool(int maxTotal) {
    return pool(maxTotal, 200);
  }

  /** The same, but whoever wants one may wait for a minute. */
  JedisPool patientPool(int maxTotal) {
    return pool(maxTotal, 60_000);
  }

  @SuppressWarnings("deprecation") // the one setter that every commons-pool2 has
  private JedisPool pool(int maxTotal, int waitMillis) {
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(maxTotal);
    config.setMaxIdle(maxTotal);
    config.setMaxWaitMillis(waitMillis);
    return new JedisPool(config, redis.getHost(), redis.getPort());
  }

  /** Ends what is repeated. */
  void end() {
    over = true;
  }

  public boolean isOver() {
    return over;
  }

  /** Whether the remedy is played. */
  boolean isFixed() {
    return fixed;
  }

  /** Repeats the leak until the end, or its remedy. */
  public void play(int millis, Act leak, Act remedy) throws Exception {
    every(millis, fixed ? remedy : leak);
  }

  /** Repeats {@code act} until the end. */
  public void every(int millis, Act act) throws Exception {
    while (!over) {
      act.play();
      pause(millis);
    }
  }

  /** Repeats {@code act} on a thread of its own until the end. */
  public Thread everyInBackground(String name, int millis, Act act) {
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
  public void pause(int millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (!over && System.nanoTime() < end) {
      Thread.sleep(Math.min(20, millis));
    }
  }

  /** True once in {@code n} times. */
  public static boolean oneIn(int n) {
    return ThreadLocalRandom.current().nextInt(n) == 0;
  }

  /** Something that a program does again and again. */
  public interface Act {
    void play() throws Exception;
  }
}
