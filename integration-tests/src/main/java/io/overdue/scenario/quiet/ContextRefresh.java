package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A new configuration every ten seconds brings a new pool, and the old one is closed. */
public final class ContextRefresh {

  private final AtomicReference<JedisPool> current = new AtomicReference<>();
  private final Stage stage;

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
    JedisPool old = current.getAndSet(fresh);
    if (old != null) {
      old.close();
    }
  }

  private void visit() {
    try (Jedis jedis = current.get().getResource()) {
      jedis.incr("visits");
    }
  }
}
