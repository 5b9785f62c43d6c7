package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A pool that serves again when what one line leaks is reclaimed; what other lines hold, and what
 * is in use, stays as it is. At last the line gives back what it was thought to have leaked.
 */
public final class Reclaimed {

  private final JedisPool pool;
  private final JedisPool elsewhere;
  private final List<Jedis> kept = new ArrayList<>();
  private final List<Jedis> leaked = new ArrayList<>();

  private Reclaimed(JedisPool pool, JedisPool elsewhere) {
    this.pool = pool;
    this.elsewhere = elsewhere;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Reclaimed program = new Reclaimed(stage.pool(12), stage.pool(8));
    for (int i = 0; i < 5; i++) {
      fails(program::load);
      fails(program::loadElsewhere);
    }
    Jedis inUse = program.leaked.get(0);
    Thread user = stage.everyInBackground("user", 20, () -> inUse.get("a page"));
    AgentBean agent = AgentBean.await();
    String finding = agent.leaked("unreturned-on-exception", "load", 5);
    agent.leaked("unreturned-on-exception", "loadElsewhere", 5);
    program.keepTheRest();
    System.out.println(agent.reclaim("no-such-id", false));
    System.out.println(agent.reclaim(finding, true));
    System.out.println("serves after the dry run: " + program.serves());
    System.out.println(agent.reclaim(finding, false));
    System.out.println("serves afterwards: " + program.serves());
    System.out.println(
        "active: " + program.pool.getNumActive() + " and " + program.elsewhere.getNumActive());
    program.kept.forEach(Jedis::ping);
    stage.end();
    user.join();
    program.leaked.get(1).get("used although it is reclaimed");
    program.leaked.forEach(Jedis::close);
    System.out.println("active at last: " + program.pool.getNumActive());
    System.out.println("serves at last: " + program.serves());
    agent.dump();
    while (!agent.report().contains("CLEARED unreturned-on-exception")) {
      Thread.sleep(50);
    }
    System.exit(0);
  }

  private static void fails(Runnable request) {
    try {
      request.run();
    } catch (IllegalStateException answeredWithAnError) {
      // and forgotten
    }
  }

  private void load() {
    Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
    leaked.add(jedis);
    throw new IllegalStateException("no such page");
  }

  private void loadElsewhere() {
    elsewhere.getResource().get("a page"); // leak: another finding
    throw new IllegalStateException("no such page");
  }

  private void keepTheRest() {
    while (serves()) {
      kept.add(pool.getResource());
    }
  }

  private boolean serves() {
    try (Jedis jedis = pool.getResource()) {
      return jedis.ping() != null;
    } catch (JedisException exhausted) {
      return false;
    }
  }
}
