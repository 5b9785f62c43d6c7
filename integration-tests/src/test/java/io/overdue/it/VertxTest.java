package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.vertx.ClientPerRequest;
import io.overdue.scenario.vertx.ConnectedForGood;
import io.overdue.scenario.vertx.Healthy;
import io.overdue.scenario.vertx.Life;
import io.overdue.scenario.vertx.OnAnEventLoop;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;

/** The Redis client of Vert.x in the versions of {@code clients.txt}: books, leaks, silence. */
class VertxTest {

  static Stream<String> versions() {
    return Clients.of("io.vertx:").stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void booksAgreeWithTheServerAfterEachStep(String version) {
    try (Server server = Server.start();
        Program run = Program.of(Life.class).with(version).against(server).start();
        Jedis admin = server.client()) {
      Script script = Script.on(run, admin);
      script.play("open", "use", "borrow", "subscribe", "fail to log in", "return");
      awaitOut(run, "borrow", "// line: lent", 2);
      Server.kill(admin, ClientType.NORMAL);
      script.play("return all", "use");
      Server.kill(admin, ClientType.PUBSUB);
      script.play("use", "unsubscribe");
      awaitOut(run, "borrow", "// line: lent", 0);
      awaitOut(run, "borrow", "// line: subscriber", 0);
      awaitOut(run, "borrow", "// line: sent", 0);
      awaitOut(run, "client", "// line: client", 1);
      script.play("close");
      await().atMost(Duration.ofSeconds(60)).until(() -> run.report().sockets().isEmpty());
      awaitOut(run, "client", "// line: client", 0);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static void awaitOut(Program run, String role, String marker, int expected) {
    String frame = Source.frame(Life.class, "play", marker);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(run.report().site(role, frame).path("out").asInt())
                    .as(frame)
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void connectionThatIsNeverClosedIsNamedWithItsLine(String version) {
    String frame = Source.frame(ConnectedForGood.class, "load", "// leak: unreturned");
    try (Server server = Server.start();
        Program run = Program.of(ConnectedForGood.class).with(version).against(server).start()) {
      Report.Finding leak = Expect.finding(run, "unreturned", "leaked", frame);
      assertThat(leak.json().path("fix").asText()).contains("onComplete");
      assertThat(run.report().site("borrow", frame).path("library").asText())
          .isEqualTo("vertx-redis-client");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void connectionTakenWhereNoFrameIsTheApplicationsNamesNoLine(String version) {
    try (Server server = Server.start();
        Program run = Program.of(OnAnEventLoop.class).with(version).against(server).start()) {
      Report.Finding leak = Expect.findingWithoutLine(run, "unreturned");
      assertThat(leak.json().path("evidence").toString()).contains("vert.x-eventloop-thread");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(alarm -> alarm.site().equals(leak.site()));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void clientPerRequestIsNamedWithItsLine(String version) {
    String frame = Source.frame(ClientPerRequest.class, "request", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run = Program.of(ClientPerRequest.class).with(version).against(server).start()) {
      Expect.finding(run, "client-per-request", "leaked", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void healthyProgramsAreSilent(String version) {
    try (Server server = Server.start();
        Program healthy = Program.of(Healthy.class).with(version).against(server).start();
        Program closed = fixed(ConnectedForGood.class, version, server);
        Program shared = fixed(ClientPerRequest.class, version, server)) {
      Expect.quiet(healthy, 40);
      Expect.quiet(closed, 40);
      Expect.quiet(shared, 40);
    }
  }

  private static Program fixed(Class<?> program, String version, Server server) {
    return Program.of(program).with(version).against(server).withArgument("fixed").start();
  }

  /** The agent comes while connections are out of a pool that it has not seen begin. */
  @ParameterizedTest
  @MethodSource("versions")
  void leakIsNamedAfterLiveAttach(String version) {
    String frame = Source.frame(ConnectedForGood.class, "load", "// leak: unreturned");
    try (Server server = Server.start();
        Program run =
            Program.of(ConnectedForGood.class)
                .with(version)
                .against(server)
                .withoutAgent()
                .start()) {
      server.awaitClients(5);
      run.attach();
      Expect.finding(run, "unreturned", "leaked", frame);
      assertThat(run.report().elements("pools").toList())
          .anyMatch(pool -> pool.path("beforeOurTime").asInt() > 0);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }
}
