package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.lettuce.ClientPerRequest;
import io.overdue.scenario.lettuce.ClosedUnwrapped;
import io.overdue.scenario.lettuce.ConnectPerCommand;
import io.overdue.scenario.lettuce.Healthy;
import io.overdue.scenario.lettuce.Life;
import io.overdue.scenario.lettuce.PooledOnSuccessOnly;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** Lettuce in the versions of {@code clients.txt}: books, leaks, and silence. */
class LettuceTest {

  private static final String POOL = "org.apache.commons:commons-pool2:2.12.1";

  static Stream<String> versions() {
    return Clients.of("io.lettuce:").stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void booksAgreeWithTheServerAfterEachStep(String version) {
    try (Server server = Server.start();
        Program run = program(Life.class, version).against(server).start();
        Jedis admin = server.client()) {
      for (String step :
          List.of("open", "connect", "subscribe", "fail to log in", "borrow", "return")) {
        play(run, step);
        assertAgreement(run, server, admin);
      }
      kill(admin, ClientType.NORMAL);
      play(run, "use");
      assertAgreement(run, server, admin);
      kill(admin, ClientType.PUBSUB);
      for (String step : List.of("use", "unsubscribe", "close", "shut down")) {
        play(run, step);
        assertAgreement(run, server, admin);
      }
      assertThat(out(run, "connect", "// line: shared")).isZero();
      assertThat(out(run, "connect", "// line: subscriber")).isZero();
      assertThat(out(run, "client", "// line: client")).isZero();
      assertThat(out(run, "borrow", "// line: lent")).isEqualTo(2);
      assertThat(opened(run, "connect", "// line: shared")).as("reconnects").isEqualTo(1);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static void kill(Jedis admin, ClientType type) {
    admin.clientKill(new ClientKillParams().type(type).skipMe(ClientKillParams.SkipMe.YES));
  }

  private static void play(Program run, String step) {
    run.say(step);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> run.out().endsWith("done " + step + System.lineSeparator()));
  }

  /** Our open connections are the server's rows, but for the one that looks and the probe's. */
  private static void assertAgreement(Program run, Server server, Jedis admin) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(run.report().sockets()).isEqualTo(Server.ends(admin)));
  }

  private static long out(Program run, String role, String marker) {
    return run.report().site(role, Source.frame(Life.class, "play", marker)).path("out").asLong();
  }

  private static long opened(Program run, String role, String marker) {
    return run.report()
        .site(role, Source.frame(Life.class, "play", marker))
        .path("opened")
        .asLong();
  }

  static Stream<Arguments> leaks() {
    return versions()
        .flatMap(
            version ->
                Stream.of(
                    leak(version, ConnectPerCommand.class, "count", "connect-per-operation"),
                    leak(version, ClientPerRequest.class, "request", "client-per-request"),
                    leak(version, PooledOnSuccessOnly.class, "load", "unreturned-on-exception"),
                    leak(version, ClosedUnwrapped.class, "ask", "closed-not-returned")));
  }

  private static Arguments leak(String version, Class<?> program, String method, String kind) {
    return Arguments.of(version, program, method, kind);
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void leakIsNamedWithItsLine(String version, Class<?> program, String method, String kind) {
    String frame = Source.frame(program, method, "// leak: " + kind);
    try (Server server = Server.start();
        Program run = program(program, version).against(server).start()) {
      Expect.finding(run, kind, "leaked", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  static Stream<Arguments> healthy() {
    return versions()
        .flatMap(
            version ->
                Stream.of(
                    Arguments.of(version, Healthy.class, ""),
                    Arguments.of(version, ConnectPerCommand.class, "fixed"),
                    Arguments.of(version, ClientPerRequest.class, "fixed"),
                    Arguments.of(version, PooledOnSuccessOnly.class, "fixed"),
                    Arguments.of(version, ClosedUnwrapped.class, "fixed")));
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void healthyProgramIsSilent(String version, Class<?> program, String fixed) {
    try (Server server = Server.start();
        Program run = program(program, version).against(server).withArgument(fixed).start()) {
      Expect.sweeps(run, 40);
      assertThat(run.report().alarms()).isEmpty();
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static Program.Setup program(Class<?> program, String version) {
    return Program.of(program).with(version).withClasspath(Clients.classpath(POOL));
  }
}
