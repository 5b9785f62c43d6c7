package io.overdue.demo;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/** Returned on success only: an order that cannot be read costs a connection. */
final class OrderCache implements Feature {

  private final JedisPool pool;

  OrderCache(Redis redis) {
    this.pool = redis.pool();
    try (Jedis jedis = pool.getResource()) {
      jedis.del("order:1");
      jedis.lpush("order:1", "this order is a list, which GET refuses");
    }
  }

  @Override
  public String name() {
    return "returned-on-success-only";
  }

  @Override
  public void leaky() {
    try {
      load("order:" + System.nanoTime() % 2);
    } catch (JedisDataException wrongType) {
      // the service answers 404, and a connection is gone
    }
  }

  private String load(String key) {
    Jedis jedis = pool.getResource(); // leak: returned-on-success-only
    String order = jedis.get(key);
    jedis.close();
    return order;
  }

  @Override
  public void healthy() {
    try (Jedis jedis = pool.getResource()) {
      jedis.get("order:" + System.nanoTime() % 2);
    } catch (JedisDataException wrongType) {
      // the connection was given back all the same
    }
  }
}
