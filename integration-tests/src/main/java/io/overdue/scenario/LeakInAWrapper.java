package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A session that wraps the connection: two callers close it, the third forgets now and then. */
public final class LeakInAWrapper {

  private final JedisPool pool;

  private LeakInAWrapper(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    LeakInAWrapper program = new LeakInAWrapper(stage.pool(200));
    stage.play(
        50, () -> program.serve(program::careless), () -> program.serve(program::carelessFixed));
  }

  private void serve(Runnable third) {
    careful();
    alsoCareful();
    third.run();
  }

  private void careful() {
    try (Session session = Session.open(pool)) {
      session.count("careful");
    }
  }

  private void alsoCareful() {
    try (Session session = Session.open(pool)) {
      session.count("careful");
    }
  }

  private void careless() {
    Session session = Session.open(pool); // leak: unreturned
    session.count("careless");
    if (!Stage.oneIn(10)) {
      session.close();
    }
  }

  private void carelessFixed() {
    try (Session session = Session.open(pool)) {
      session.count("careless");
    }
  }

  /** All that the rest of the program sees of Redis. */
  private static final class Session implements AutoCloseable {

    private final Jedis jedis;

    private Session(Jedis jedis) {
      this.jedis = jedis;
    }

    static Session open(JedisPool pool) {
      return new Session(pool.getResource());
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
