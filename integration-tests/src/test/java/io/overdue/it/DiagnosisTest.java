package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.overdue.scenario.ConnectPerOperation;
import io.overdue.scenario.ConnectPerOperationClosed;
import io.overdue.scenario.EverMoreSubscribers;
import io.overdue.scenario.NeverReturned;
import io.overdue.scenario.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each cause, staged on a real server, comes out first with its figures. */
@SuppressWarnings("try") // neighbours need only be there
class DiagnosisTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @Test
  void leakInThisProcess() {
    String frame = Source.frame(NeverReturned.class, "touch", "// leak: unreturned");
    try (Server server = Server.with("maxclients 190");
        Program run = asking(Program.of(NeverReturned.class).against(server)).start()) {
      JsonNode cause = first(run, "leak-in-this-jvm");
      assertThat(cause.path("for").toString()).contains(frame);
      Report.Finding leak = Expect.finding(run, "unreturned", "leaked", frame);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(evidence(run, leak)).contains(" sees ", "idle for"));
      assertThat(first(run, "leak-in-this-jvm").path("relief").toString())
          .contains("CLIENT KILL ID ");
    }
  }

  private static String evidence(Program run, Report.Finding leak) {
    return run.report().findings().stream()
        .filter(finding -> finding.is(leak.kind(), leak.site()))
        .map(finding -> finding.json().path("evidence").toString())
        .findFirst()
        .orElse("");
  }

  @Test
  void connectionsPerRequest() {
    try (Server server = Server.with("maxclients 100");
        Program run = asking(Program.of(ConnectPerOperationClosed.class).against(server)).start()) {
      JsonNode cause = first(run, "clients-per-request");
      assertThat(cause.path("for").toString()).contains("/s");
      String frame =
          Source.frame(ConnectPerOperationClosed.class, "write", "// leak: connect-per-operation");
      Report.Finding churn = Expect.finding(run, "connect-per-operation", "null", frame);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(evidence(run, churn)).contains("connections that 127.0.0.1"));
    }
  }

  @Test
  void poolsTimesInstances() {
    try (Server server = Server.with("maxclients 64");
        Neighbours second = Neighbours.of(server, "127.0.0.2", null).join(15);
        Neighbours third = Neighbours.of(server, "127.0.0.3", null).join(7);
        Neighbours fourth = Neighbours.of(server, "127.0.0.4", null).join(7);
        Program run = tenant(server, 20).start()) {
      JsonNode cause = first(run, "pools-times-instances");
      assertThat(cause.path("for").toString()).contains("4 addresses x 1 pool x max 20 = 80 of 64");
      Expect.finding(run, "fleet-overcommit", server);
    }
  }

  @Test
  void limitTooLow() {
    try (Server server = Server.with("maxclients 24");
        Neighbours before = Neighbours.of(server, "127.0.0.2", null).join(18);
        Program run = tenant(server, 2).start()) {
      first(run, "limit-too-low");
    }
  }

  @Test
  void subscriptionsKept() {
    try (Server server = Server.with("maxclients 80");
        Program run = asking(Program.of(EverMoreSubscribers.class).against(server)).start()) {
      JsonNode cause = first(run, "subscriptions-kept");
      assertThat(cause.path("for").toString()).contains("are subscribers");
    }
  }

  @Test
  void descriptorLimit() {
    try (Server server = Server.withFiles(96);
        Program run = tenant(server, 30).start();
        Neighbours others = Neighbours.of(server, "127.0.0.2", "others").join(25)) {
      JsonNode cause = first(run, "descriptor-limit");
      assertThat(cause.path("for").toString()).contains("64");
      assertThat(cause.path("relief").toString()).contains("ulimit");
      Expect.finding(run, "fd-clamped", server);
    }
  }

  @Test
  void idlePeers() {
    try (Server server = Server.with("maxclients 40", "tcp-keepalive 0");
        Neighbours gone = Neighbours.of(server, "127.0.0.5", null).join(30);
        Program run = tenant(server, 3).start()) {
      JsonNode cause = first(run, "idle-or-dead-peers", "30 clients");
      assertThat(cause.path("for").toString()).contains("tcp-keepalive is 0");
    }
  }

  @Test
  void scaleOut() {
    try (Server server = Server.with("maxclients 40");
        Program run = tenant(server, 5).start();
        Neighbours others = Neighbours.of(server, "127.0.0.6", "new")) {
      Expect.sweeps(run, 12);
      others.join(26);
      JsonNode cause = first(run, "scale-out");
      assertThat(cause.path("for").toString()).contains("at once");
      Expect.sweeps(run, 12 + (int) run.report().sweeps());
      assertThat(causes(run)).doesNotContain("leak-in-this-jvm", "leak-elsewhere");
    }
  }

  @Test
  void leakElsewhere() throws InterruptedException {
    try (Server server = Server.with("maxclients 80");
        Program run = tenant(server, 5).start();
        Neighbours others = Neighbours.of(server, "127.0.0.7", "forgetful")) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                if (others.size() < 70) {
                  others.join(1);
                }
                return isFirst(run, "leak-elsewhere");
              });
      assertThat(first(run, "leak-elsewhere").path("for").toString())
          .contains("not of this process");
    }
  }

  @Test
  void largePoolIsNoLeakThoughItFillsTheServerAsOne() {
    try (Server server = Server.with("maxclients 190");
        Program run = tenant(server, 160).start()) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(causes(run)).isNotEmpty());
      Expect.sweeps(run, 25 + (int) run.report().sweeps());
      assertThat(causes(run)).isNotEmpty().doesNotContain("leak-in-this-jvm", "leak-elsewhere");
    }
  }

  @Test
  void connectionsPerRequestThatStayOpenAreALeak() {
    try (Server server = Server.with("maxclients 300");
        Program run = asking(Program.of(ConnectPerOperation.class).against(server)).start()) {
      String frame =
          Source.frame(ConnectPerOperation.class, "write", "// leak: connect-per-operation");
      assertThat(first(run, "leak-in-this-jvm").path("for").toString()).contains(frame);
      assertThat(causes(run)).doesNotContain("clients-per-request");
    }
  }

  @Test
  void limitThatIsConfiguredIsNoClampThoughItIsTheSame() {
    try (Server server = Server.with("maxclients 64");
        Program run = tenant(server, 30).start();
        Neighbours others = Neighbours.of(server, "127.0.0.2", "others").join(25)) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(causes(run)).isNotEmpty());
      Expect.sweeps(run, 20);
      assertThat(causes(run)).isNotEmpty().doesNotContain("descriptor-limit");
      assertThat(run.report().findings()).noneMatch(finding -> finding.kind().equals("fd-clamped"));
    }
  }

  private static Program.Setup tenant(Server server, int connections) {
    return asking(
        Program.of(Tenant.class).against(server).withArgument(String.valueOf(connections)));
  }

  private static Program.Setup asking(Program.Setup program) {
    return program.withOptions("server.interval=1s");
  }

  /** Waits until {@code cause} comes first; returns it. */
  private static JsonNode first(Program run, String cause) {
    return first(run, cause, "");
  }

  /** Waits until {@code cause} comes first for a reason that says {@code part}; returns it. */
  private static JsonNode first(Program run, String cause, String part) {
    AtomicReference<JsonNode> first = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              first.set(diagnosis(run).path(0));
              assertThat(first.get().path("cause").asText())
                  .as(() -> "the first of " + diagnosis(run) + " in " + run.folder())
                  .isEqualTo(cause);
              assertThat(first.get().path("for").toString()).contains(part);
            });
    return first.get();
  }

  /** All that are named, the likeliest first. */
  private static List<String> causes(Program run) {
    return StreamSupport.stream(diagnosis(run).spliterator(), false)
        .map(cause -> cause.path("cause").asText())
        .toList();
  }

  private static boolean isFirst(Program run, String cause) {
    return diagnosis(run).path(0).path("cause").asText().equals(cause);
  }

  private static JsonNode diagnosis(Program run) {
    return run.report()
        .elements("servers")
        .findFirst()
        .map(server -> server.path("diagnosis"))
        .orElse(MissingNode.getInstance());
  }
}
