package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A pool for each of eight databases of one server. */
public final class PoolPerDatabase {

  private final List<JedisPool> databases = new ArrayList<>();

  private PoolPerDatabase() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    PoolPerDatabase program = new PoolPerDatabase();
    for (int database = 0; database < 8; database++) {
      program.databases.add(
          new JedisPool(
              new HostAndPort(stage.redis().getHost(), stage.redis().getPort()),
              DefaultJedisClientConfig.builder().database(database).build()));
    }
    stage.every(100, program::count);
  }

  private void count() {
    for (JedisPool database : databases) {
      try (Jedis jedis = database.getResource()) {
        jedis.incr("counted");
      }
    }
  }
}
