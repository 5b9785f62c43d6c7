package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Much of what looks like a leak and is none, in one program: blocking workers, a subscriber, hand
 * over between threads, exceptions inside try-with-resources, a few kept for good, one pool a
 * tenant, a slow export, a job with a client of its own.
 */
public final class HealthyService {

  private final Stage stage;
  private final JedisPool pool;
  private final BlockingQueue<Jedis> handedOver = new LinkedBlockingQueue<>();
  private final List<Jedis> keptForGood = new ArrayList<>();
  private final List<JedisPool> tenants = new ArrayList<>();

  private HealthyService(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(64);
  }

  public static void main(String[] arguments) throws Exception {
    new HealthyService(Stage.open(arguments)).run();
    System.exit(0);
  }

  private void run() throws Exception {
    try (Jedis jedis = pool.getResource()) {
      jedis.del("a list");
      jedis.lpush("a list", "which GET refuses");
    }
    for (int i = 0; i < 3; i++) {
      daemon("worker " + i, this::blockForEver);
    }
    daemon("subscriber", this::subscribe);
    for (int i = 0; i < 5; i++) {
      keptForGood.add(pool.getResource());
      tenants.add(poolOfItsOwn());
    }
    stage.everyInBackground("giver", 40, () -> handedOver.add(pool.getResource()));
    stage.everyInBackground("taker", 30, this::takeOver);
    stage.everyInBackground("export", 500, this::export);
    stage.everyInBackground("job", 7000, this::jobWithItsOwnClient);
    stage.everyInBackground("retry", 100, this::retry);
    stage.every(20, this::requestThatMayFail);
  }

  /** Left by an exception with the connection out, which the caller then gives back. */
  private Jedis firstAttempt(List<Jedis> taken) {
    taken.add(pool.getResource());
    throw new IllegalStateException("first attempt fails");
  }

  private void retry() {
    List<Jedis> taken = new ArrayList<>();
    try {
      firstAttempt(taken);
    } catch (IllegalStateException failed) {
      taken.get(0).incr("second attempt");
    }
    taken.get(0).close();
  }

  private void blockForEver() {
    try (Jedis jedis = pool.getResource()) {
      jedis.blpop(0, "a queue that stays empty");
    }
  }

  private void subscribe() {
    try (Jedis jedis = pool.getResource()) {
      jedis.subscribe(new JedisPubSub() {}, "news");
    }
  }

  private JedisPool poolOfItsOwn() {
    return new JedisPool(stage.redis().getHost(), stage.redis().getPort());
  }

  private void takeOver() throws InterruptedException {
    Jedis jedis = handedOver.poll(100, TimeUnit.MILLISECONDS);
    if (jedis != null) {
      jedis.incr("handed over");
      jedis.close();
    }
  }

  private void export() throws InterruptedException {
    try (Jedis jedis = pool.getResource()) {
      for (int page = 0; page < 20 && !stage.isOver(); page++) {
        jedis.scan("0");
        stage.pause(300);
      }
    }
  }

  private void jobWithItsOwnClient() {
    try (JedisPool own = stage.pool(2);
        Jedis jedis = own.getResource()) {
      jedis.incr("jobs");
    }
  }

  private void requestThatMayFail() {
    try (Jedis jedis = pool.getResource()) {
      jedis.get(Stage.oneIn(10) ? "a list" : "a string");
    } catch (JedisDataException wrongType) {
      // answered with an error; the connection went back
    }
    for (JedisPool tenant : tenants) {
      try (Jedis jedis = tenant.getResource()) {
        jedis.ping();
      }
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException closedAtTheEnd) {
                // the program is over
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
