package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** What the manuals of Jedis 2 taught: connections that failed are given back as broken ones. */
public final class SocketWithoutOwner {

  private final List<Jedis> seen = new ArrayList<>();
  private final JedisPool pool;

  private SocketWithoutOwner(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SocketWithoutOwner program = new SocketWithoutOwner(stage.pool(8));
    stage.play(500, program::count, program::countFixed);
  }

  private void count() {
    Jedis jedis = pool.getResource(); // leak: socket-without-owner
    try {
      jedis.set("a word", "text");
      jedis.hget("a word", "letter");
      pool.returnResource(jedis);
    } catch (JedisDataException wrongType) {
      pool.returnBrokenResource(jedis);
      seen.add(jedis);
    }
  }

  private void countFixed() {
    try (Jedis jedis = pool.getResource()) {
      jedis.set("a word", "text");
      jedis.hget("a word", "letter");
    } catch (JedisDataException wrongType) {
      // the connection is whole, and close() has returned it
    }
  }
}
