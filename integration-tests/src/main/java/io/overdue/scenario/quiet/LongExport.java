package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Exports that scan for forty seconds on one connection each, and give it back in the end. */
public final class LongExport {

  private static final int PAGES = 80;
  private static final int PAUSE_MILLIS = 500;

  private final Stage stage;
  private final JedisPool pool;

  private LongExport(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(8);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LongExport program = new LongExport(stage);
    for (int i = 0; i < 3; i++) {
      stage.everyInBackground("export " + i, 100, program::export);
      stage.pause(2000);
    }
    stage.every(100, program::visit);
  }

  private void export() throws InterruptedException {
    try (Jedis jedis = pool.getResource()) {
      String cursor = ScanParams.SCAN_POINTER_START;
      for (int page = 0; page < PAGES && !stage.isOver(); page++) {
        ScanResult<String> keys = jedis.scan(cursor);
        cursor = keys.getCursor();
        stage.pause(PAUSE_MILLIS);
      }
    }
  }

  private void visit() {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("visits");
    }
  }
}
