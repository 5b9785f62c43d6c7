package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.redisson.ClientPerRequest;
import io.overdue.scenario.redisson.ClientPerRequestClosed;
import io.overdue.scenario.redisson.Healthy;
import io.overdue.scenario.redisson.Life;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;

/** Redisson in the versions of {@code clients.txt}: books, leaks, and silence. */
class RedissonTest {

  static Stream<String> versions() {
    return Clients.of("org.redisson:").stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void booksAgreeWithTheServerAfterEachStep(String version) {
    try (Server server = Server.start();
        Program run = Program.of(Life.class).with(version).against(server).start();
        Jedis admin = server.client()) {
      Script script = Script.on(run, admin);
      script.play("open", "use", "live object", "subscribe", "fail to log in");
      Server.kill(admin, ClientType.NORMAL);
      script.play("use");
      Server.kill(admin, ClientType.PUBSUB);
      script.play("use", "unsubscribe", "shut down");
      await().atMost(Duration.ofSeconds(60)).until(() -> run.report().sockets().isEmpty());
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(client(run, "returned")).isEqualTo(1));
      assertThat(client(run, "opened")).isEqualTo(1);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static long client(Program run, String count) {
    return run.report()
        .site("client", Source.frame(Life.class, "play", "// line: client"))
        .path(count)
        .asLong();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void clientPerRequestIsNamedWithItsLine(String version) {
    String frame = Source.frame(ClientPerRequest.class, "request", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run = Program.of(ClientPerRequest.class).with(version).against(server).start()) {
      Expect.finding(run, "client-per-request", "leaked", frame);
      assertThat(run.report().site("client", frame).path("library").asText()).isEqualTo("redisson");
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void clientThatIsShutDownEachTimeIsChurn() {
    String frame =
        Source.frame(ClientPerRequestClosed.class, "request", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run =
            Program.of(ClientPerRequestClosed.class)
                .with(versions().findFirst().orElseThrow())
                .against(server)
                .start()) {
      Expect.finding(run, "client-per-request", "null", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().findings()).noneMatch(finding -> finding.verdict().equals("leaked"));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void healthyProgramsAreSilent(String version) {
    try (Server server = Server.start();
        Program healthy = Program.of(Healthy.class).with(version).against(server).start();
        Program fixed =
            Program.of(ClientPerRequest.class)
                .with(version)
                .against(server)
                .withArgument("fixed")
                .start()) {
      Expect.quiet(healthy, 40);
      Expect.quiet(fixed, 40);
    }
  }

  /** The agent comes while the program leaks. */
  @Test
  void leakIsNamedAfterLiveAttach() {
    String frame = Source.frame(ClientPerRequest.class, "request", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run =
            Program.of(ClientPerRequest.class)
                .with(Clients.newest("org.redisson:"))
                .against(server)
                .withoutAgent()
                .start()) {
      server.awaitClients(2);
      run.attach();
      Expect.finding(run, "client-per-request", "leaked", frame);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }
}
