package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.support.AsyncConnectionPoolSupport;
import io.lettuce.core.support.BoundedAsyncPool;
import io.lettuce.core.support.BoundedPoolConfig;
import io.overdue.scenario.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Lettuce with pools that hand out connections later: one is given back on success only, one never
 * and asked where no frame is the application's, one by whatever thread is at hand, long after who
 * asked has ended, and one is asked for more than it has.
 */
public final class AsyncPool {

  private static final int WORKERS = 4;

  private final RedisClient client;
  private final RedisURI redis;
  private final BoundedAsyncPool<StatefulRedisConnection<String, String>> leaking;
  private final BoundedAsyncPool<StatefulRedisConnection<String, String>> elsewhere;
  private final BoundedAsyncPool<StatefulRedisConnection<String, String>> healthy;
  private final BoundedAsyncPool<StatefulRedisConnection<String, String>> blocking;
  private final BoundedAsyncPool<StatefulRedisConnection<String, String>> tight;
  private final Semaphore atOnce = new Semaphore(WORKERS);

  private AsyncPool(RedisURI redis) {
    this.client = RedisClient.create(redis);
    this.redis = redis;
    this.leaking = pool(500, 1);
    this.elsewhere = pool(500, 1);
    this.healthy = pool(WORKERS, 1);
    this.blocking = pool(WORKERS, 1);
    this.tight = pool(2, 0);
  }

  private BoundedAsyncPool<StatefulRedisConnection<String, String>> pool(
      int maxTotal, int minIdle) {
    return AsyncConnectionPoolSupport.createBoundedObjectPool(
        () -> client.connectAsync(StringCodec.UTF8, redis),
        BoundedPoolConfig.builder().maxTotal(maxTotal).maxIdle(maxTotal).minIdle(minIdle).build());
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    AsyncPool program = new AsyncPool(RedisURI.create(stage.redis()));
    program.client.connect().sync().lpush("a list", "which GET refuses");
    stage.everyInBackground("leak", 100, program::load);
    stage.everyInBackground(
        "elsewhere", 1000, () -> CompletableFuture.supplyAsync(program.elsewhere::acquire));
    stage.everyInBackground("short-lived", 10, program::work);
    stage.everyInBackground("blocking", 100, program::waitForWork);
    program.drain();
    stage.every(500, program::askForMore);
    System.exit(0);
  }

  private void load() {
    CompletableFuture<StatefulRedisConnection<String, String>> promise =
        leaking.acquire(); // leak: a promised loan
    promise.thenCompose(
        connection ->
            connection
                .async()
                .get(Stage.oneIn(4) ? "a list" : "a string")
                .thenAccept(value -> leaking.release(connection)));
  }

  private void work() throws Exception {
    atOnce.acquire();
    CompletableFuture.runAsync(this::ask, command -> new Thread(command).start());
  }

  private void ask() {
    healthy
        .acquire()
        .thenCompose(
            connection ->
                connection
                    .async()
                    .incr("healthy")
                    .whenComplete((value, thrown) -> healthy.release(connection)))
        .whenComplete((value, thrown) -> atOnce.release());
  }

  /** Whoever asks is gone while the command blocks for seconds. */
  private void waitForWork() throws Exception {
    Semaphore done = new Semaphore(0);
    for (int i = 0; i < WORKERS; i++) {
      Thread thread =
          new Thread(
              () ->
                  blocking
                      .acquire()
                      .thenCompose(
                          connection ->
                              connection
                                  .async()
                                  .blpop(4, "a queue that stays empty")
                                  .whenComplete((value, thrown) -> blocking.release(connection)))
                      .whenComplete((value, thrown) -> done.release()));
      thread.start();
    }
    done.acquire(WORKERS);
  }

  /** A connection that is as good as made still counts as one in the making. */
  private void drain() {
    for (int lent = 0; lent < 2; ) {
      CompletableFuture<StatefulRedisConnection<String, String>> promise =
          tight.acquire(); // line: drains
      if (!promise.isCompletedExceptionally()) {
        promise.join();
        lent++;
      }
    }
  }

  private void askForMore() {
    if (!tight.acquire().isCompletedExceptionally()) { // line: refused
      throw new IllegalStateException("there should be no more");
    }
  }
}
