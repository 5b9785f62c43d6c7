package io.overdue.scenario;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPubSub;

/** Waits for one message, unsubscribes, and forgets to give the connection back. */
public final class SubscriptionKept {

  private static final String CHANNEL = "price changes";

  private final JedisPool pool;

  private SubscriptionKept(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SubscriptionKept program = new SubscriptionKept(stage.pool(200));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    stage.everyInBackground("publisher", 100, program::publish);
    stage.play(
        500,
        () -> threads.submit(program::awaitChange),
        () -> threads.submit(program::awaitChangeFixed));
    System.exit(0);
  }

  private void awaitChange() {
    Jedis jedis = pool.getResource(); // leak: subscription-kept
    jedis.subscribe(new OneMessage(), CHANNEL);
  }

  private void awaitChangeFixed() {
    try (Jedis jedis = pool.getResource()) {
      jedis.subscribe(new OneMessage(), CHANNEL);
    }
  }

  private void publish() {
    try (Jedis jedis = pool.getResource()) {
      jedis.publish(CHANNEL, "dearer");
    }
  }

  /** Unsubscribes at the first message, which ends {@code subscribe}. */
  private static final class OneMessage extends JedisPubSub {
    private boolean over;

    @Override
    public void onMessage(String channel, String message) {
      if (!over) { // another message may come before the server hears of it
        over = true;
        unsubscribe();
      }
    }
  }
}
