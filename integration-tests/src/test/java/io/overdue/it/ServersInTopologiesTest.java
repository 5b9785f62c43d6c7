package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.overdue.scenario.ClusterTenant;
import io.overdue.scenario.SentinelTenant;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Servers that the application is not told, but finds: through a cluster or a sentinel. */
class ServersInTopologiesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PASSWORD = "open-sesame";

  /** Of a node to the two others, from and to each. */
  private static final int LINKS = 4;

  /** The probe's connection. */
  private static final int OWN = 1;

  private static Topology cluster;
  private static Topology watched;

  @BeforeAll
  static void start() {
    cluster = Topology.cluster();
    watched = Topology.watched();
    for (int node = 0; node < cluster.nodes().size(); node++) {
      configure(cluster.nodes().get(node), 101 + node);
    }
    configure(master(), 111);
  }

  private static void configure(Server node, int maxclients) {
    try (Jedis client = node.client()) {
      client.configSet("maxclients", String.valueOf(maxclients));
      client.configSet("requirepass", PASSWORD);
    }
  }

  private static Server master() {
    return watched.nodes().get(0);
  }

  @AfterAll
  static void stop() {
    cluster.close();
    watched.close();
  }

  static Stream<String> jedis() {
    return Clients.of("redis.clients:jedis:").stream();
  }

  /** Lettuce 5.0 cannot read what servers from 7 on say of their commands. */
  static Stream<String> lettuce() {
    return Clients.of("io.lettuce:").stream()
        .filter(client -> Given.redisServers().isEmpty() || !client.contains(":5.0."));
  }

  @ParameterizedTest
  @MethodSource("jedis")
  void eachNodeOfAClusterIsAskedThroughJedis(String version) {
    eachNodeIsAsked(Program.of(ClusterTenant.class).with(version));
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void eachNodeOfAClusterIsAskedThroughLettuce(String version) {
    eachNodeIsAsked(Program.of(io.overdue.scenario.lettuce.ClusterTenant.class).with(version));
  }

  private static void eachNodeIsAsked(Program.Setup program) {
    try (Program run = asking(program.withArgument(uri(cluster.nodes().get(0).port())))) {
      int limit = 101;
      for (Server node : cluster.nodes()) {
        JsonNode told =
            told(
                run,
                node.port(),
                known ->
                    known.path("ours").asInt() > 0
                        && known.path("used").asInt()
                            == known.path("connected").asInt() - OWN + LINKS);
        assertThat(told.path("mode").asText()).isEqualTo("cluster");
        assertThat(told.path("limit").asInt()).isEqualTo(limit++);
      }
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("jedis")
  void serverBehindASentinelIsAskedThroughJedis(String version) {
    bothAreAsked(Program.of(SentinelTenant.class).with(version));
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void serverBehindASentinelIsAskedThroughLettuce(String version) {
    bothAreAsked(Program.of(io.overdue.scenario.lettuce.SentinelTenant.class).with(version));
  }

  /** A sentinel has its limit on clients as well. */
  private static void bothAreAsked(Program.Setup program) {
    int sentinel = Integer.parseInt(watched.addresses().split(":")[1]);
    try (Program run = asking(program.withArgument(uri(sentinel)))) {
      JsonNode told = told(run, master().port(), known -> known.path("ours").asInt() > 0);
      assertThat(told.path("mode").asText()).isEqualTo("standalone");
      assertThat(told.path("limit").asInt()).isEqualTo(111);
      JsonNode itself = told(run, sentinel, known -> true);
      assertThat(itself.path("mode").asText()).isEqualTo("sentinel");
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  private static String uri(int port) {
    return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
  }

  private static Program asking(Program.Setup program) {
    return program.withOptions("server.interval=1s").start();
  }

  /**
   * Waits until the report tells the numbers of the server at {@code port}, as {@code expected}.
   */
  private static JsonNode told(Program run, int port, Predicate<JsonNode> expected) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(isOk(at(port, run)) && expected.test(at(port, run)))
                    .as(() -> port + " in " + run.folder() + ": " + at(port, run))
                    .isTrue());
    return at(port, run);
  }

  private static boolean isOk(JsonNode node) {
    return node.path("answer").asText().equals("ok");
  }

  private static JsonNode at(int port, Program run) {
    return run.report()
        .elements("servers")
        .filter(node -> node.path("address").asText().equals("127.0.0.1:" + port))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
