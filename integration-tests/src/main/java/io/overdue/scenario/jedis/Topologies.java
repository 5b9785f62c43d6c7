package io.overdue.scenario.jedis;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.HostAndPort;

/** The servers that a program is told of, as Jedis wants them. */
final class Topologies {

  /** The master's name. */
  static final String MASTER = "shop";

  private Topologies() {}

  /** {@code host:port}, with commas between. */
  static Set<HostAndPort> nodes(String addresses) {
    Set<HostAndPort> nodes = new HashSet<>();
    for (String address : addresses.split(",")) {
      String[] parts = address.split(":");
      nodes.add(new HostAndPort(parts[0], Integer.parseInt(parts[1])));
    }
    return nodes;
  }

  static Set<String> sentinel(String address) {
    return Collections.singleton(address);
  }

  /** A pool that takes its time to run dry. */
  static <T> GenericObjectPoolConfig<T> large() {
    GenericObjectPoolConfig<T> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(1000);
    config.setMaxIdle(1000);
    return config;
  }
}
