package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.HandshakeLeftOpen;
import io.overdue.scenario.SocketWithoutOwner;
import io.overdue.scenario.UseAfterClose;
import io.overdue.scenario.lettuce.TopologyRefresh;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Connections that a client library loses: named as its own, in the versions that do so. */
class LibraryFaultsTest {

  /** Versions whose pools close what returnBrokenResource() takes. */
  private static final Set<String> CLOSES_BROKEN_ONES = Set.of("2.9.3");

  private static List<String> versions() {
    return Clients.of("redis.clients:");
  }

  static Stream<Arguments> faults() {
    return versions().stream()
        .flatMap(
            client ->
                Stream.concat(
                    CLOSES_BROKEN_ONES.contains(version(client))
                        ? Stream.of()
                        : Stream.of(
                            Arguments.of(
                                client, SocketWithoutOwner.class, "count", "socket-without-owner")),
                    major(client) < 4
                        ? Stream.of()
                        : Stream.of(
                            Arguments.of(
                                client, HandshakeLeftOpen.class, "ask", "handshake-left-open"))));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("faults")
  void isTheLibrarys(String client, Class<?> program, String method, String kind) {
    String frame = Source.frame(program, method, "// leak: " + kind);
    try (Server server = Server.start();
        Program run = Program.of(program).with(client).against(server).start()) {
      Report.Finding leak = Expect.finding(run, kind, "leaked", frame);
      assertThat(leak.json().path("owner").asText()).isEqualTo("library");
      assertThat(leak.json().path("library").path("name").asText()).isEqualTo("jedis");
      assertThat(leak.json().path("library").path("version").asText()).isEqualTo(version(client));
      assertThat(leak.json().path("evidence").toString()).contains("known fault of jedis");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void commandAfterTheCloseIsNamedInEveryVersion(String client) {
    String frame = Source.frame(UseAfterClose.class, "audit", "// leak: use-after-close");
    try (Server server = Server.start();
        Program run = Program.of(UseAfterClose.class).with(client).against(server).start()) {
      Report.Finding leak = Expect.finding(run, "use-after-close", "leaked", frame);
      assertThat(leak.json().path("owner").asText()).isEqualTo("application");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void connectionsThatALibraryMakesForItselfAreNamedWhenTheyOnlyGrow() throws IOException {
    try (Server server = cluster();
        Program run = refresh(server, "io.lettuce:lettuce-core:5.0.2.RELEASE")) {
      Report.Finding growth = Expect.finding(run, "library-growth", "leaked");
      assertThat(growth.json().path("owner").asText()).isEqualTo("library");
      assertThat(growth.json().path("library").path("name").asText()).isEqualTo("lettuce");
      assertThat(growth.json().path("library").path("fixedIn").asText()).isEqualTo("5.0.3");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(one -> one.kind().equals("library-growth"));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void theSameIsSilentWhereTheLibraryClosesThem() throws IOException {
    try (Server server = cluster();
        Program run = refresh(server, "io.lettuce:lettuce-core:6.8.2.RELEASE")) {
      Expect.sweeps(run, 40);
      assertThat(run.report().alarms()).isEmpty();
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static Program refresh(Server server, String client) {
    return Program.of(TopologyRefresh.class).with(client).against(server).start();
  }

  /** One node that has all slots; Lettuce 5.0.2 does not understand what Redis 7 tells. */
  private static Server cluster() throws IOException {
    Server server = Server.of(Server.embedded(), "cluster-enabled yes");
    try (Jedis admin = server.client()) {
      admin.clusterAddSlots(IntStream.range(0, 16384).toArray());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> admin.clusterInfo().contains("cluster_state:ok"));
    }
    return server;
  }

  private static String version(String client) {
    return client.substring(client.lastIndexOf(':') + 1);
  }

  private static int major(String client) {
    return Integer.parseInt(version(client).replaceAll("\\..*", ""));
  }
}
