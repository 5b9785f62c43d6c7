package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Load that rises for thirty seconds: each worker that joins takes a connection and keeps it. */
public final class ConnectionPerThread {

  private static final int WORKERS = 15;

  private final ThreadLocal<Jedis> own;

  private ConnectionPerThread(JedisPool pool) {
    this.own = ThreadLocal.withInitial(pool::getResource);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ConnectionPerThread program = new ConnectionPerThread(stage.pool(WORKERS));
    for (int i = 0; i < WORKERS; i++) {
      stage.everyInBackground("worker " + i, 100, program::work);
      stage.pause(2000);
    }
  }

  private void work() {
    own.get().incr("worked");
  }
}
