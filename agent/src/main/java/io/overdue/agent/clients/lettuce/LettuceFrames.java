package io.overdue.agent.clients.lettuce;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Classes of Lettuce that make connections for themselves: prefixes of their names. */
public final class LettuceFrames {

  private LettuceFrames() {}

  /** What fills pools: it calls the application's own supplier. */
  public static List<String> pools() {
    return Collections.singletonList("io.lettuce.core.support.");
  }

  /** What connects to the nodes behind a connection of the application. */
  public static List<String> clients() {
    return Arrays.asList(
        "io.lettuce.core.cluster.PooledClusterConnectionProvider",
        "io.lettuce.core.cluster.RoundRobinSocketAddressSupplier",
        "io.lettuce.core.cluster.topology.",
        "io.lettuce.core.failover.",
        "io.lettuce.core.masterreplica.",
        "io.lettuce.core.masterslave.",
        "io.lettuce.core.models.",
        "io.lettuce.core.sentinel.");
  }
}
