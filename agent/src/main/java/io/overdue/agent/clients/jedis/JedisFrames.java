package io.overdue.agent.clients.jedis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Classes of Jedis that make pools or connections for themselves: prefixes of their names. */
public final class JedisFrames {

  private JedisFrames() {}

  /** Pools, and what a pool does beside lending: asking sentinels for the master. */
  public static List<String> pools() {
    return Collections.singletonList("redis.clients.jedis.JedisSentinelPool");
  }

  /** Clients that make their own pools. */
  public static List<String> clients() {
    return Arrays.asList(
        "redis.clients.jedis.BinaryJedisCluster",
        "redis.clients.jedis.JedisCluster",
        "redis.clients.jedis.JedisPooled",
        "redis.clients.jedis.JedisSentineled",
        "redis.clients.jedis.JedisSharding",
        "redis.clients.jedis.JedisSlotBasedConnectionHandler",
        "redis.clients.jedis.MultiDbClient",
        "redis.clients.jedis.RedisClient",
        "redis.clients.jedis.RedisClusterClient",
        "redis.clients.jedis.RedisSentinelClient",
        "redis.clients.jedis.UnifiedJedis",
        "redis.clients.jedis.builders.",
        "redis.clients.jedis.mcf.",
        "redis.clients.jedis.providers.");
  }
}
