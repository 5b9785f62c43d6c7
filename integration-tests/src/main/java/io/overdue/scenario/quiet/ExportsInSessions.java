package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Exports that take minutes, each in a session that its thread closes at the end: every three
 * seconds another one begins, and none ends soon. Their threads borrow elsewhere meanwhile.
 */
public final class ExportsInSessions {

  private static final int MILLIS = 120_000;

  private final Stage stage;
  private final JedisPool pool;

  private ExportsInSessions(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(200);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ExportsInSessions program = new ExportsInSessions(stage);
    stage.every(
        3000,
        () -> {
          new Thread(program::exportOfNew, "new").start();
          new Thread(program::exportOfOpened, "opened").start();
        });
  }

  private void exportOfNew() {
    try (Session session = new Session(pool)) {
      export(session.jedis);
    }
  }

  private void exportOfOpened() {
    try (Opened session = Opened.open(pool)) {
      export(session.jedis);
    }
  }

  private void export(Jedis jedis) {
    long end = System.nanoTime() + MILLIS * 1_000_000L;
    while (!stage.isOver() && System.nanoTime() < end) {
      jedis.incr("rows");
      try (Jedis another = pool.getResource()) {
        another.get("name of the row");
      }
      try {
        stage.pause(50);
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  /** What both kinds of sessions have. */
  private abstract static class Closing implements AutoCloseable {

    final Jedis jedis;

    Closing(Jedis jedis) {
      this.jedis = jedis;
    }

    @Override
    public void close() {
      jedis.close();
    }
  }

  /** Borrows as it is made. */
  private static final class Session extends Closing {

    Session(JedisPool pool) {
      super(pool.getResource());
    }
  }

  /** Is made of what a method has borrowed. */
  private static final class Opened extends Closing {

    private Opened(Jedis jedis) {
      super(jedis);
    }

    static Opened open(JedisPool pool) {
      return new Opened(pool.getResource());
    }
  }
}
