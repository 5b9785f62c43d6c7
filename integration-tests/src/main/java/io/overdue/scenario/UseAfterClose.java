package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** The last word comes after the close: the client opens the connection again, and nobody knows. */
public final class UseAfterClose {

  private final List<Jedis> audited = new ArrayList<>();

  private UseAfterClose() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    UseAfterClose program = new UseAfterClose();
    JedisPool pool = stage.pool(8);
    stage.play(1500, () -> program.order(stage), () -> orderFixed(stage, pool));
  }

  private void order(Stage stage) {
    Jedis jedis = new Jedis(stage.redis().getHost(), stage.redis().getPort());
    try {
      jedis.set("an order", "yes");
    } finally {
      jedis.close();
    }
    audit(jedis);
    audited.add(jedis);
  }

  private static void audit(Jedis jedis) {
    jedis.set("an order, audited", "yes"); // leak: use-after-close
  }

  /** Also shows that asking to be connected again is no mistake. */
  private static void orderFixed(Stage stage, JedisPool pool) throws InterruptedException {
    try (Jedis pooled = pool.getResource()) {
      pooled.set("an order, audited", "yes");
    }
    try (Jedis jedis = new Jedis(stage.redis().getHost(), stage.redis().getPort())) {
      jedis.set("an order", "yes");
      jedis.disconnect();
      jedis.connect();
      jedis.set("an order, audited", "yes");
    }
    stage.pause(2000);
  }
}
