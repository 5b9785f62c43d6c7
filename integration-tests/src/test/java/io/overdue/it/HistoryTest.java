package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.overdue.scenario.quiet.OlderThanTheAgent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Attached to a service that has run for a while: what is older is counted, said, and no leak. */
@EnabledOnOs(OS.LINUX)
class HistoryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static Stream<Arguments> jdksAndClients() {
    return Given.jdks().stream()
        .map(jdk -> Arguments.of(jdk, Clients.USUAL))
        .flatMap(
            usual ->
                usual.get()[0].equals(Jdk.running())
                    ? Clients.of("redis.clients:").stream()
                        .map(client -> Arguments.of(usual.get()[0], client))
                    : Stream.of(usual));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("jdksAndClients")
  void whatIsOlderIsCountedForEachPoolAndServer(Jdk jdk, String client) {
    try (Server server = Server.start();
        Program run =
            Program.of(OlderThanTheAgent.class)
                .on(jdk)
                .with(client)
                .against(server)
                .withoutAgent()
                .start();
        Jedis admin = server.client()) {
      await().atMost(PATIENCE).until(() -> run.out().contains("ready"));
      int older = Server.ends(admin).size();
      assertThat(older).isEqualTo(6);
      Command attach = Command.run(jdk, "attach", String.valueOf(run.pid()), run.options());
      assertThat(attach.exitCode()).as(attach::err).isZero();

      awaitPool(run, "// line: forgotten", 1);
      run.say("use");
      awaitPool(run, "// line: busy", 2);
      awaitConnections(run, server, older);

      run.say("return");
      awaitPool(run, "// line: busy", 1);
      run.say("close");
      awaitConnections(run, server, older - 1);

      long seen = run.report().sweeps();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                run.say("use");
                return run.report().sweeps() >= seen + 32;
              });
      awaitPool(run, "// line: busy", 1);
      awaitPool(run, "// line: forgotten", 1);
      awaitConnections(run, server, older - 1);
      assertThat(run.report().alarms()).isEmpty();
      assertThat(run.end()).isZero();
      Expect.nothingHiddenButTheAttach(run);
    }
  }

  private static void awaitPool(Program run, String line, int beforeOurTime) {
    String frame = Source.frame(OlderThanTheAgent.class, "main", line);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run.report().elements("pools"))
                    .as(() -> "pools of " + run.folder())
                    .filteredOn(pool -> pool.path("createdAt").asText().equals(frame))
                    .singleElement()
                    .matches(pool -> pool.path("beforeOurTime").asInt() == beforeOurTime)
                    .matches(pool -> pool.path("beforeOurTimeSince").isTextual()));
    assertThat(history(run)).contains("lent before the agent came and", "has not seen");
  }

  private static void awaitConnections(Program run, Server server, int number) {
    String address = "127.0.0.1:" + server.port();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run.report().elements("servers"))
                    .as(() -> "servers of " + run.folder())
                    .filteredOn(one -> one.path("address").asText().equals(address))
                    .singleElement()
                    .matches(one -> one.path("beforeOurTime").asInt() == number));
    assertThat(history(run)).contains(number + " connections to " + address + " are older");
  }

  private static String history(Program run) {
    JsonNode history = run.report().json().path("history");
    return history.toString();
  }
}
