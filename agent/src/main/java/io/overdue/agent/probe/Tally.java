package io.overdue.agent.probe;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.ServerSample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

/** A node's numbers over time, with the probe's own share in them known and taken out. */
final class Tally {

  private static final int MOST_SAMPLES = 240;

  private final Deque<ServerSample> samples = new ArrayDeque<>();
  private String runId = "";
  private long received = -1;
  private long rejected = -1;
  private long ownReceived;
  private long ownRejected;
  private long unconfirmed;
  private boolean rejectedMore;

  /** A connection of the probe was perhaps refused; the server's own count will tell. */
  void refused() {
    unconfirmed++;
  }

  /** Whether others were refused between the last two answers. */
  boolean hasRejectedMore() {
    return rejectedMore;
  }

  /** Whether {@code info} is of another process than the last. */
  boolean isRestarted(Info info) {
    return !runId.equals(info.text("run_id"));
  }

  /**
   * Adds the numbers of {@code info} to what is known of the node.
   *
   * @param opened whether the probe has opened a connection to ask this
   */
  ServerFacts.Builder add(ServerFacts known, Info info, boolean opened, long now) {
    long nowReceived = info.number("total_connections_received");
    long nowRejected = info.number("rejected_connections");
    boolean anew = isRestarted(info) || nowReceived < received || nowRejected < rejected;
    long net = rejected - ownRejected;
    if (anew) {
      ownReceived = 0;
      ownRejected = 0;
    } else {
      ownRejected += Math.min(unconfirmed, nowRejected - rejected);
    }
    ownReceived += opened ? 1 : 0;
    unconfirmed = 0;
    runId = info.text("run_id");
    received = nowReceived;
    rejected = nowRejected;
    rejectedMore = !anew && rejected - ownRejected > net;
    return sampled(numbers(known, info).build(), received - ownReceived, now);
  }

  /** A node that tells no numbers still gives ids to its clients, one after the other. */
  ServerFacts.Builder addId(ServerFacts known, long id, long now) {
    ownReceived++;
    received = id;
    return sampled(known, id - ownReceived, now);
  }

  private ServerFacts.Builder sampled(ServerFacts facts, long othersReceived, long now) {
    long othersRejected = rejected < 0 ? -1 : rejected - ownRejected;
    samples.addLast(
        new ServerSample(
            now,
            facts.used(),
            received < 0 ? -1 : Math.max(0, othersReceived),
            othersRejected,
            runId));
    if (samples.size() > MOST_SAMPLES) {
      samples.removeFirst();
    }
    return facts.toBuilder().received(received).samples(new ArrayList<>(samples));
  }

  private static ServerFacts.Builder numbers(ServerFacts known, Info info) {
    boolean valkey = !info.text("valkey_version").isEmpty();
    String mode = info.text("redis_mode");
    return known.toBuilder()
        .product(valkey ? "valkey" : "redis")
        .version(info.text(valkey ? "valkey_version" : "redis_version"))
        .mode(mode.isEmpty() ? info.text("server_mode") : mode)
        .role(info.text("role"))
        .runId(info.text("run_id"))
        .uptimeSeconds(info.number("uptime_in_seconds"))
        .connected(info.number("connected_clients"))
        .replicas(info.number("connected_slaves"))
        .clusterLinks(info.number("cluster_connections"))
        .blocked(info.number("blocked_clients"))
        .pubsubClients(info.number("pubsub_clients"))
        .own(1)
        .limit(info.number("maxclients"))
        .limitFrom(info.number("maxclients") < 0 ? "" : "INFO")
        .rejected(info.number("rejected_connections"))
        .processId(info.number("process_id"))
        .tcpPort(info.number("tcp_port"))
        .configFile(info.text("config_file"))
        .executable(info.text("executable"));
  }
}
