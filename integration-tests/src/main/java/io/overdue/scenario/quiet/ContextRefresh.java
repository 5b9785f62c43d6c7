package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A new configuration every ten seconds brings a new pool, and the old one is closed. */
public final class ContextRefresh {

  private final ReadWriteLock refreshing = new ReentrantReadWriteLock();
  private final Stage stage;
  private JedisPool current;

  private ContextRefresh(Stage stage) {
    this.stage = stage;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ContextRefresh program = new ContextRefresh(stage);
    program.refresh();
    stage.everyInBackground(
        "refresh",
        0,
        () -> {
          stage.pause(10_000);
          program.refresh();
        });
    stage.every(50, program::visit);
  }

  private void refresh() {
    JedisPool fresh = new JedisPool(stage.redis().getHost(), stage.redis().getPort());
    refreshing.writeLock().lock();
    try {
      if (current != null) {
        current.close();
      }
      current = fresh;
    } finally {
      refreshing.writeLock().unlock();
    }
  }

  private void visit() {
    refreshing.readLock().lock();
    try (Jedis jedis = current.getResource()) {
      jedis.incr("visits");
    } finally {
      refreshing.readLock().unlock();
    }
  }
}
