package io.overdue.demo;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Connection per operation: each entry opens one, and keeps it for a later that never comes. */
final class AuditTrail implements Feature {

  private final Redis redis;
  private final JedisPool pool;
  private final Queue<Jedis> kept = new ConcurrentLinkedQueue<>();

  AuditTrail(Redis redis) {
    this.redis = redis;
    this.pool = redis.pool();
  }

  @Override
  public String name() {
    return "connection-per-operation";
  }

  @Override
  public void leaky() {
    Jedis jedis = new Jedis(redis.uri()); // leak: connection-per-operation
    jedis.lpush("audit", "entry");
    kept.add(jedis);
  }

  @Override
  public void healthy() {
    try (Jedis jedis = pool.getResource()) {
      jedis.lpush("audit", "entry");
      jedis.ltrim("audit", 0, 99);
    }
  }
}
