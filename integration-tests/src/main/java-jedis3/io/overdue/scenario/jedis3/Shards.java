package io.overdue.scenario.jedis3;

import io.overdue.scenario.Stage;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.JedisShardInfo;
import redis.clients.jedis.ShardedJedis;
import redis.clients.jedis.ShardedJedisPool;

/** Jedis up to 3: one handle is a connection to each of several servers. */
public final class Shards {

  private final List<JedisShardInfo> servers;
  private final ShardedJedisPool leaking;
  private final ShardedJedisPool tight;

  private Shards(List<JedisShardInfo> servers) {
    GenericObjectPoolConfig<ShardedJedis> large = new GenericObjectPoolConfig<>();
    large.setMaxTotal(1000);
    this.servers = servers;
    this.leaking = new ShardedJedisPool(large, servers);
    this.tight = new ShardedJedisPool(new GenericObjectPoolConfig<>(), servers);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Shards program =
        new Shards(
            Arrays.asList(
                new JedisShardInfo(stage.redis()), new JedisShardInfo(URI.create(arguments[1]))));
    stage.everyInBackground("borrow", 400, program::borrow);
    stage.everyInBackground("pools", 1000, program::poolOfItsOwn);
    // One thread only: up to 3.0, of two that share a pool one may lose what the other gives back.
    stage.every(20, program::work);
    System.exit(0);
  }

  private void borrow() {
    ShardedJedis jedis = leaking.getResource(); // leak: a loan of shards
    for (int i = 0; i < 10; i++) {
      jedis.incr("key " + i);
    }
  }

  private void poolOfItsOwn() {
    GenericObjectPoolConfig<ShardedJedis> usual = new GenericObjectPoolConfig<>();
    ShardedJedisPool own = new ShardedJedisPool(usual, servers); // leak: a pool of shards
    try (ShardedJedis jedis = own.getResource()) {
      jedis.incr("a");
    }
  }

  private void work() {
    try (ShardedJedis jedis = tight.getResource()) {
      for (int i = 0; i < 10; i++) {
        jedis.incr("key " + i);
      }
    }
  }
}
