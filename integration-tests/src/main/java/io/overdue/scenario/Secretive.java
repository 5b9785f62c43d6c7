package io.overdue.scenario;

import java.net.URI;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/** Logs in with a password in every way there is, leaks, and fails: none of it may be seen. */
public final class Secretive {

  private Secretive() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = new JedisPool(stage.redis());
    stage.every(
        100,
        () -> {
          leak(pool);
          try {
            leakWithMessage(stage, pool);
          } catch (IllegalStateException unreachable) {
            // as it should be
          }
          new Jedis(stage.redis()).ping();
          try {
            new Jedis(URI.create(stage.redis().toString().replace(":@", ":wrong@"))).ping();
          } catch (JedisException refused) {
            // as it should be
          }
        });
  }

  private static void leakWithMessage(Stage stage, JedisPool pool) {
    if (pool.getNumActive() < 8) {
      pool.getResource();
      throw new IllegalStateException("cannot work with " + stage.redis());
    }
  }

  private static void leak(JedisPool pool) {
    if (pool.getNumActive() < 4) {
      pool.getResource().ping();
    }
  }
}
