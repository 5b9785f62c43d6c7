package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Takes five connections when it starts, and keeps them for what it does all day. */
public final class KeptForGood {

  private final List<Jedis> lanes = new ArrayList<>();
  private int next;

  private KeptForGood(JedisPool pool) {
    for (int i = 0; i < 5; i++) {
      lanes.add(pool.getResource());
    }
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    KeptForGood program = new KeptForGood(stage.pool(8));
    stage.every(50, program::write);
  }

  private void write() {
    lanes.get(next++ % lanes.size()).incr("written");
  }
}
