package io.overdue.demo;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Borrow without return. */
final class SessionStore implements Feature {

  private final JedisPool pool;

  SessionStore(Redis redis) {
    this.pool = redis.pool();
  }

  @Override
  public String name() {
    return "never-returned";
  }

  @Override
  public void leaky() {
    Jedis jedis = pool.getResource(); // leak: never-returned
    jedis.set("session", "touched");
  }

  @Override
  public void healthy() {
    try (Jedis jedis = pool.getResource()) {
      jedis.set("session", "touched");
    }
  }
}
