package io.overdue.scenario;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Borrows on another thread and gives up waiting after a while: the connection comes when nobody
 * wants it any more.
 */
public final class CancelledAsync {

  private static final int PATIENCE_MILLIS = 200;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Stage stage;
  private final JedisPool pool;

  private CancelledAsync(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(200);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    CancelledAsync program = new CancelledAsync(stage);
    stage.play(50, program::request, program::requestFixed);
    program.threads.shutdown();
  }

  private CompletableFuture<Jedis> connection() {
    return CompletableFuture.supplyAsync(
        () -> {
          findTheTenant();
          return pool.getResource(); // leak: unreturned
        },
        threads);
  }

  private void request() throws Exception {
    CompletableFuture<Jedis> connection = connection();
    try (Jedis jedis = connection.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      jedis.incr("requests");
    } catch (TimeoutException answeredWithAnError) {
      connection.cancel(true);
    }
  }

  private void requestFixed() throws Exception {
    CompletableFuture<Jedis> connection = connection();
    try (Jedis jedis = connection.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      jedis.incr("requests");
    } catch (TimeoutException answeredWithAnError) {
      connection.whenComplete(CancelledAsync::giveBack);
    }
  }

  private static void giveBack(Jedis late, Throwable failed) {
    if (late != null) {
      late.close();
    }
  }

  /** Slow, one time in ten. */
  private void findTheTenant() {
    try {
      stage.pause(Stage.oneIn(10) ? 2 * PATIENCE_MILLIS : 5);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
