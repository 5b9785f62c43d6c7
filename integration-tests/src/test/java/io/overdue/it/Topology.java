package io.overdue.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.embedded.RedisSentinel;

/**
 * Servers of one kind that belong together: a cluster, or a master with its replica and their
 * sentinel.
 */
final class Topology implements AutoCloseable {

  /** The name by which the sentinel knows the master. */
  static final String MASTER = "shop";

  private static final Pattern UNABLE_TO_READ_COMMANDS_OF_REDIS_7 =
      Pattern.compile("io.lettuce:lettuce-core:5\\.0\\..*");

  private static final int SLOTS = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ATTEMPTS = 5;

  private final List<Server> nodes;
  private final RedisSentinel sentinel;

  private Topology(List<Server> nodes, RedisSentinel sentinel) {
    this.nodes = nodes;
    this.sentinel = sentinel;
  }

  /** Three masters that share the slots. */
  static Topology cluster() {
    return clusterOf(anExecutable());
  }

  /** The same, of a release that {@code client} understands. */
  static Topology clusterFor(String client) {
    try {
      return UNABLE_TO_READ_COMMANDS_OF_REDIS_7.matcher(client).matches()
          ? clusterOf(Server.embedded())
          : cluster();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Topology clusterOf(File executable) {
    List<Server> nodes =
        List.of(
            Server.clusterNode(executable),
            Server.clusterNode(executable),
            Server.clusterNode(executable));
    int share = SLOTS / nodes.size() + 1;
    for (int i = 0; i < nodes.size(); i++) {
      try (Jedis node = nodes.get(i).client()) {
        for (Server other : nodes) {
          node.clusterMeet("127.0.0.1", other.port());
        }
        int end = Math.min(SLOTS, (i + 1) * share);
        node.clusterAddSlots(IntStream.range(i * share, end).toArray());
      }
    }
    await()
        .atMost(PATIENCE)
        .until(() -> nodes.stream().allMatch(node -> isReady(node, nodes.size())));
    return new Topology(nodes, null);
  }

  private static boolean isReady(Server server, int size) {
    try (Jedis node = server.client()) {
      String info = node.clusterInfo();
      return info.contains("cluster_state:ok")
          && info.contains("cluster_slots_ok:" + SLOTS)
          && info.contains("cluster_known_nodes:" + size + "\r\n");
    }
  }

  /** A master, its replica, and a sentinel that knows both. */
  static Topology watched() {
    File executable = anExecutable();
    Server master = Server.of(executable);
    Server replica = Server.of(executable, "replicaof 127.0.0.1 " + master.port());
    await().atMost(PATIENCE).until(() -> isInSync(replica));
    return new Topology(List.of(master, replica), sentinelOf(master, executable));
  }

  private static File anExecutable() {
    try {
      return Server.executable();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isInSync(Server replica) {
    try (Jedis node = replica.client()) {
      return node.info("replication").contains("master_link_status:up");
    }
  }

  private static RedisSentinel sentinelOf(Server master, File executable) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        RedisSentinel sentinel =
            RedisSentinel.newRedisSentinel()
                .executableProvider(() -> executable)
                .bind("127.0.0.1")
                .port(Server.freePort())
                .masterName(MASTER)
                .masterPort(master.port())
                .quorumSize(1)
                .downAfterMilliseconds(PATIENCE.toMillis())
                .failOverTimeout(PATIENCE.toMillis())
                .build();
        sentinel.start();
        await().atMost(PATIENCE).until(() -> knowsReplica(sentinel));
        return sentinel;
      } catch (IOException portTakenMeanwhile) {
        last = portTakenMeanwhile;
      }
    }
    throw new UncheckedIOException(last);
  }

  private static boolean knowsReplica(RedisSentinel sentinel) {
    try (Jedis looking = client(sentinel)) {
      return looking.sentinelReplicas(MASTER).size() == 1;
    }
  }

  private static Jedis client(RedisSentinel sentinel) {
    return new Jedis("127.0.0.1", sentinel.ports().get(0));
  }

  List<Server> nodes() {
    return nodes;
  }

  /** Has each node close its connections of that type. */
  void kill(ClientType type) {
    for (Server node : nodes) {
      try (Jedis admin = node.client()) {
        Server.kill(admin, type);
      }
    }
  }

  /** Host and port of the sentinel, or of every node of the cluster, with commas between. */
  String addresses() {
    return sentinel != null
        ? "127.0.0.1:" + sentinel.ports().get(0)
        : nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
  }

  /**
   * The clients' ends of all connections to any of these servers, in order, but for those of the
   * servers among themselves, of the probe, and of whoever looks.
   */
  List<String> ends() {
    List<String> ends = new ArrayList<>();
    for (Server node : nodes) {
      try (Jedis looking = node.client()) {
        ends.addAll(Server.ends(looking));
      }
    }
    if (sentinel != null) {
      try (Jedis looking = client(sentinel)) {
        ends.addAll(Server.ends(looking));
      }
    }
    return ends.stream().sorted().toList();
  }

  @Override
  public void close() {
    try {
      if (sentinel != null) {
        sentinel.stop();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      nodes.forEach(Server::close);
    }
  }
}
