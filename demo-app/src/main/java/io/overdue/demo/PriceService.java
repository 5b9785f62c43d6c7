package io.overdue.demo;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Client per request: every quote builds a pool, and leaves it. */
final class PriceService implements Feature {

  private final Redis redis;
  private final JedisPool shared;

  PriceService(Redis redis) {
    this.redis = redis;
    this.shared = redis.pool();
  }

  @Override
  public String name() {
    return "client-per-request";
  }

  @Override
  public void leaky() {
    JedisPool pool = new JedisPool(redis.uri()); // leak: client-per-request
    try (Jedis jedis = pool.getResource()) {
      jedis.get("price");
    }
  }

  @Override
  public void healthy() {
    try (Jedis jedis = shared.getResource()) {
      jedis.get("price");
    }
  }
}
