package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.overdue.scenario.Stage;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** Lettuce with a pool that does not wrap: close() disconnects, and the pool is not told. */
public final class ClosedUnwrapped {

  private final GenericObjectPool<StatefulRedisConnection<String, String>> pool;

  private ClosedUnwrapped(RedisClient client) {
    GenericObjectPoolConfig<StatefulRedisConnection<String, String>> config =
        new GenericObjectPoolConfig<>();
    config.setMaxTotal(200);
    this.pool = ConnectionPoolSupport.createGenericObjectPool(client::connect, config, false);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    ClosedUnwrapped program = new ClosedUnwrapped(client);
    stage.play(300, program::ask, program::askFixed);
    client.shutdown();
  }

  private String ask() throws Exception {
    try (StatefulRedisConnection<String, String> connection =
        pool.borrowObject()) { // leak: closed-not-returned
      return connection.sync().get("answer");
    }
  }

  private String askFixed() throws Exception {
    StatefulRedisConnection<String, String> connection = pool.borrowObject();
    try {
      return connection.sync().get("answer");
    } finally {
      pool.returnObject(connection);
    }
  }
}
