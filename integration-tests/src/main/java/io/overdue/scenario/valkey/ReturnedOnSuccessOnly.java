package io.overdue.scenario.valkey;

import io.overdue.scenario.Stage;
import io.valkey.Jedis;
import io.valkey.JedisPool;
import io.valkey.JedisPoolConfig;
import io.valkey.exceptions.JedisDataException;

/** valkey-java: closed after the work, but not when the work throws. */
public final class ReturnedOnSuccessOnly {

  private final JedisPool pool;

  private ReturnedOnSuccessOnly(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPoolConfig config = new JedisPoolConfig();
    config.setMaxTotal(200);
    ReturnedOnSuccessOnly program =
        new ReturnedOnSuccessOnly(
            new JedisPool(config, stage.redis().getHost(), stage.redis().getPort()));
    try (Jedis jedis = program.pool.getResource()) {
      jedis.lpush("a list", "which GET refuses");
    }
    stage.play(50, () -> program.answer(program::load), () -> program.answer(program::loadFixed));
  }

  private void answer(Loading loading) {
    try {
      loading.load(Stage.oneIn(5) ? "a list" : "a string");
    } catch (JedisDataException wrongType) {
      // answered with an error, and forgotten
    }
  }

  private String load(String key) {
    Jedis jedis = pool.getResource(); // leak: unreturned-on-exception
    String value = jedis.get(key);
    jedis.close();
    return value;
  }

  private String loadFixed(String key) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.get(key);
    }
  }

  /** One of the two ways. */
  private interface Loading {
    String load(String key);
  }
}
