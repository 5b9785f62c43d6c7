package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Opens one connection after the other and keeps them, until its server takes no more. */
public final class Newcomers {

  private final List<Jedis> taken = new ArrayList<>();

  private Newcomers() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Newcomers program = new Newcomers();
    stage.every(100, () -> program.knock(stage));
  }

  private void knock(Stage stage) {
    Jedis newcomer = new Jedis(stage.redis().getHost(), stage.redis().getPort());
    try {
      newcomer.ping();
      taken.add(newcomer);
    } catch (JedisException turnedAway) {
      newcomer.close();
    }
  }
}
