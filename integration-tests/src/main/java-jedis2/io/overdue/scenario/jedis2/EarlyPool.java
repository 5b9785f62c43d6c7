package io.overdue.scenario.jedis2;

import java.net.URI;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Jedis 2.0 to 2.2, whose pool is one of commons-pool 1. */
public final class EarlyPool {

  private EarlyPool() {}

  public static void main(String[] arguments) {
    URI redis = URI.create(arguments[0]);
    JedisPool pool = new JedisPool(redis.getHost(), redis.getPort());
    for (int i = 0; i < 20; i++) {
      Jedis jedis = pool.getResource();
      System.out.println(jedis.ping());
      pool.returnResource(jedis);
    }
    System.exit(5);
  }
}
