package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A session that borrows as it is made: two callers close it, the third forgets now and then. */
public final class LeakInAConstructor {

  private final JedisPool pool;

  private LeakInAConstructor(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakInAConstructor program = new LeakInAConstructor(stage.pool(200));
    stage.play(
        50, () -> program.serve(program::careless), () -> program.serve(program::carelessFixed));
  }

  private void serve(Runnable third) {
    careful();
    alsoCareful();
    third.run();
  }

  private void careful() {
    try (Session session = new Session(pool)) {
      session.count("careful");
    }
  }

  private void alsoCareful() {
    try (Session session = new Session(pool)) {
      session.count("careful");
    }
  }

  private void careless() {
    Session session = new Session(pool); // leak: unreturned
    session.count("careless");
    if (!Stage.oneIn(10)) {
      session.close();
    }
  }

  private void carelessFixed() {
    try (Session session = new Session(pool)) {
      session.count("careless");
    }
  }

  /** All that the rest of the program sees of Redis. */
  private static final class Session implements AutoCloseable {

    private final Jedis jedis;

    private Session(JedisPool pool) {
      this.jedis = pool.getResource();
    }

    void count(String what) {
      jedis.incr(what);
    }

    @Override
    public void close() {
      jedis.close();
    }
  }
}
