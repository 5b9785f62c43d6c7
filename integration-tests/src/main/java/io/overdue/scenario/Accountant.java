package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/** Borrows, returns, breaks and fails a known number of times, prints its count, and ends. */
public final class Accountant {

  private Accountant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    List<Jedis> kept = new ArrayList<>();
    JedisPool pool = stage.pool(4);
    for (int i = 0; i < 1000; i++) {
      try (Jedis jedis = pool.getResource()) { // line: returned
        jedis.set("number", String.valueOf(i));
      }
    }
    for (int i = 0; i < 3; i++) {
      kept.add(pool.getResource()); // line: kept
    }
    breakOne(stage, pool);
    for (int i = 0; i < 2; i++) {
      try {
        kept.add(pool.getResource()); // line: refused
      } catch (JedisException exhausted) {
        System.out.println("refused: " + exhausted.getClass().getName());
      }
    }
    Jedis bare = new Jedis(stage.redis().getHost(), stage.redis().getPort()); // line: bare
    System.out.println("ping: " + bare.ping());
    bare.close();
    System.out.println("kept: " + kept.size());
    System.exit(7);
  }

  /** A connection that the server closes under the caller comes back broken. */
  private static void breakOne(Stage stage, JedisPool pool) {
    try (Jedis jedis = pool.getResource()) { // line: broken
      jedis.clientSetname("victim");
      kill(stage, "victim");
      jedis.set("number", "after");
    } catch (JedisException broken) {
      System.out.println("broken, as it should be");
    }
  }

  private static void kill(Stage stage, String name) {
    try (Jedis killer =
        new Jedis(stage.redis().getHost(), stage.redis().getPort())) { // line: killer
      for (String row : killer.clientList().split("\n")) {
        if (row.contains(" name=" + name + " ")) {
          killer.clientKill(row.replaceAll(".*\\baddr=(\\S+).*", "$1"));
        }
      }
    }
  }
}
