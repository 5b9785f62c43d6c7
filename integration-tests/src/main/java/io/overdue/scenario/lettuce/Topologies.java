package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.List;

/** The servers that a program is told of, as Lettuce wants them. */
final class Topologies {

  private static final String MASTER = "shop";

  private Topologies() {}

  /** The nodes of a cluster, {@code host:port} with commas between. */
  static List<RedisURI> cluster(String addresses) {
    List<RedisURI> nodes = new ArrayList<>();
    for (String address : addresses.split(",")) {
      nodes.add(RedisURI.create("redis://" + address));
    }
    return nodes;
  }

  /** The master that the sentinel at {@code address} knows. */
  static RedisURI watched(String address) {
    return RedisURI.create("redis-sentinel://" + address + "#" + MASTER);
  }
}
