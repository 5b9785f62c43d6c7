package io.overdue.demo;

import java.net.URI;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPoolConfig;

/** Where the service's Redis is, and how it makes pools. */
final class Redis {

  private final URI uri;

  Redis(URI uri) {
    this.uri = uri;
  }

  URI uri() {
    return uri;
  }

  /** A pool large enough that a leak of half a minute does not exhaust it. */
  JedisPool pool() {
    JedisPoolConfig config = new JedisPoolConfig();
    config.setMaxTotal(200);
    return new JedisPool(config, uri);
  }

  /** A connection of its own. */
  Jedis connect() {
    return new Jedis(uri);
  }
}
