package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.NeverReturned;
import io.overdue.scenario.NeverReturnedOverResp3;
import io.overdue.scenario.lettuce.ConnectPerCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Where a real proxy hides which of a real server's rows are ours. */
class BehindAProxyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Jedis has said HELLO since 5. */
  static Stream<String> greetingJedis() {
    return Clients.of("redis.clients:jedis:").stream()
        .filter(client -> !client.matches(".*:[234]\\..*"));
  }

  @ParameterizedTest
  @MethodSource("greetingJedis")
  void jedisIsToldItsIds(String version) {
    idsAreKnown(
        Program.of(NeverReturnedOverResp3.class).with(version),
        "unreturned",
        Source.frame(NeverReturnedOverResp3.class, "touch", "// leak: unreturned"));
  }

  /** Lettuce up to 6.1 does not keep what it is told. */
  static Stream<String> greetingLettuce() {
    return Clients.of("io.lettuce:").stream()
        .filter(client -> !client.matches(".*:(5|6\\.0)\\..*"));
  }

  @ParameterizedTest
  @MethodSource("greetingLettuce")
  void lettuceIsToldItsIds(String version) {
    idsAreKnown(
        Program.of(ConnectPerCommand.class).with(version),
        "connect-per-operation",
        Source.frame(ConnectPerCommand.class, "count", "// leak: connect-per-operation"));
  }

  private static void idsAreKnown(Program.Setup program, String kind, String frame) {
    try (Server server = Server.start();
        Proxy proxy = Proxy.before(server);
        Program run = behind(proxy, program)) {
      Expect.finding(run, kind, "leaked", frame);
      String evidence = told(run, kind, frame, "known there by their client ids");
      assertThat(evidence).contains(" sees ", "last command ");
      assertThat(listed(server)).containsAll(idsToCheck(run, kind, frame));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void whoIsToldNoIdsIsSaidToBeHidden() {
    String frame = Source.frame(NeverReturned.class, "touch", "// leak: unreturned");
    try (Server server = Server.start();
        Proxy proxy = Proxy.before(server);
        Program run = behind(proxy, Program.of(NeverReturned.class))) {
      Expect.finding(run, "unreturned", "leaked", frame);
      String evidence =
          told(run, "unreturned", frame, "a proxy or address translation stands in between");
      assertThat(evidence).doesNotContain(" sees ");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  private static Program behind(Proxy proxy, Program.Setup program) {
    return program.withArgument(proxy.uri()).withOptions("server.interval=1s").start();
  }

  /** Waits until the finding says {@code sentence}; returns all that it says. */
  private static String told(Program run, String kind, String frame, String sentence) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(part(run, kind, frame, "evidence"))
                    .as(() -> run.folder().toString())
                    .contains(sentence));
    return part(run, kind, frame, "evidence");
  }

  private static List<String> idsToCheck(Program run, String kind, String frame) {
    String check = part(run, kind, frame, "check");
    assertThat(check).contains("CLIENT LIST ID ");
    String ids = check.replaceAll(".*CLIENT LIST ID ([0-9 ]+).*", "$1");
    return Arrays.asList(ids.trim().split(" "));
  }

  private static String part(Program run, String kind, String frame, String part) {
    return run.report().findings().stream()
        .filter(finding -> finding.is(kind, frame))
        .map(finding -> finding.json().path(part).toString())
        .findFirst()
        .orElse("");
  }

  /** The ids of all that are connected. */
  private static List<String> listed(Server server) {
    try (Jedis client = server.client()) {
      return client.clientList().lines().map(row -> row.replaceAll("id=(\\d+) .*", "$1")).toList();
    }
  }
}
