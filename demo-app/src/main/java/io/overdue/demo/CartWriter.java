package io.overdue.demo;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPooled;

/** A pipeline left open: synced, but never closed. */
final class CartWriter implements Feature {

  private final JedisPooled client;

  CartWriter(Redis redis) {
    GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(200);
    this.client = new JedisPooled(config, redis.uri());
  }

  @Override
  public String name() {
    return "pipeline-left-open";
  }

  @Override
  public void leaky() {
    AbstractPipeline pipeline = client.pipelined(); // leak: pipeline-left-open
    pipeline.hset("cart", "item", "1");
    pipeline.sync();
  }

  @Override
  public void healthy() {
    try (AbstractPipeline pipeline = client.pipelined()) {
      pipeline.hset("cart", "item", "1");
      pipeline.sync();
    }
  }
}
