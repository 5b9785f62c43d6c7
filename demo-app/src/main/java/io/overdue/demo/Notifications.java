package io.overdue.demo;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPubSub;

/** A subscription kept: unsubscribed at the first message, but the connection is not closed. */
final class Notifications implements Feature {

  private final JedisPool pool;

  Notifications(Redis redis) {
    this.pool = redis.pool();
  }

  @Override
  public String name() {
    return "subscription-kept";
  }

  @Override
  public void leaky() {
    Jedis jedis = pool.getResource(); // leak: subscription-kept
    jedis.subscribe(new UntilSubscribed(), "news");
  }

  @Override
  public void healthy() {
    try (Jedis jedis = pool.getResource()) {
      jedis.subscribe(new UntilSubscribed(), "news");
    }
  }

  /** Hears that it is subscribed, and has heard enough. */
  private static final class UntilSubscribed extends JedisPubSub {
    @Override
    public void onSubscribe(String channel, int subscribedChannels) {
      unsubscribe();
    }
  }
}
