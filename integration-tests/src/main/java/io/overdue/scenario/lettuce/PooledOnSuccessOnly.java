package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.overdue.scenario.Stage;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** Lettuce with a pool: given back after the work, but not when the work throws. */
public final class PooledOnSuccessOnly {

  private final GenericObjectPool<StatefulRedisConnection<String, String>> pool;

  private PooledOnSuccessOnly(RedisClient client) {
    GenericObjectPoolConfig<StatefulRedisConnection<String, String>> config =
        new GenericObjectPoolConfig<>();
    config.setMaxTotal(200);
    config.setMaxIdle(200);
    this.pool = ConnectionPoolSupport.createGenericObjectPool(client::connect, config);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    PooledOnSuccessOnly program = new PooledOnSuccessOnly(client);
    client.connect().sync().lpush("a list", "which GET refuses");
    stage.play(50, () -> program.answer(program::load), () -> program.answer(program::loadFixed));
    client.shutdown();
  }

  private void answer(Loading loading) throws Exception {
    try {
      loading.load(Stage.oneIn(5) ? "a list" : "a string");
    } catch (RedisCommandExecutionException wrongType) {
      // answered with an error, and forgotten
    }
  }

  private String load(String key) throws Exception {
    StatefulRedisConnection<String, String> connection =
        pool.borrowObject(); // leak: unreturned-on-exception
    String value = connection.sync().get(key);
    connection.close();
    return value;
  }

  private String loadFixed(String key) throws Exception {
    try (StatefulRedisConnection<String, String> connection = pool.borrowObject()) {
      return connection.sync().get(key);
    }
  }

  /** One of the two ways. */
  private interface Loading {
    String load(String key) throws Exception;
  }
}
