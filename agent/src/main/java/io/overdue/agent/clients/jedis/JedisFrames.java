package io.overdue.agent.clients.jedis;

import java.util.ArrayList;
import java.util.List;

/** Classes of Jedis that make pools or connections for themselves: prefixes of their names. */
public final class JedisFrames {

  private JedisFrames() {}

  /** Clients that make their own pools. */
  public static List<String> clients() {
    return inEachPackage(
        "BinaryJedisCluster",
        "JedisCluster",
        "JedisPooled",
        "JedisSentinelPool",
        "JedisSentineled",
        "JedisSharding",
        "JedisSlotBasedConnectionHandler",
        "MultiDbClient",
        "RedisClient",
        "RedisClusterClient",
        "RedisSentinelClient",
        "UnifiedJedis",
        "builders.",
        "mcf.",
        "providers.");
  }

  private static List<String> inEachPackage(String... names) {
    List<String> prefixes = new ArrayList<>();
    for (String in : Family.PACKAGES) {
      for (String name : names) {
        prefixes.add(in + name);
      }
    }
    return prefixes;
  }
}
