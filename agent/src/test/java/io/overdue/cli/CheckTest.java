package io.overdue.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.ServerSample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command check understands, and what it prints, word for word. */
class CheckTest {

  private static final String PLACE = "redis://redis-a:6379";

  @Test
  void serverMayStandInTheEnvironment() {
    Map<String, String> environment = Map.of("OVERDUE_SERVER_URI", "redis://:sesame@redis-a:1");
    assertThat(Check.server(null, environment)).hasToString("redis://redis-a:1");
    assertThat(Check.server("rediss://redis-b", environment)).hasToString("rediss://redis-b:6379");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://:sesame@redis-a",
        ":sesame@redis-a",
        "redis://:sesame@redis-a:99999",
        "redis://:sesame@redis-a:port",
        "redis://:sesame%zz@redis-a",
        "redis://:sesame@*",
        "redis://:sesame@"
      })
  void whatIsWrongIsNotRepeated(String written) {
    assertThatThrownBy(() -> Check.server(written, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotEmpty()
        .doesNotContain("sesame");
  }

  @Test
  void fullServerInWords() throws IOException {
    List<RowFacts> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(row(i, "10.0.3.11:" + (40_000 + i), 20 * i, 40 * i).flags("N").build());
    }
    rows.add(row(70, "[0:0:0:0:0:0:0:1]:5", 3, 90_000).flags("P").sub(2).build());
    rows.add(row(71, "/run/redis.sock:0", 300_000, 300_000).flags("b").name("jobs").build());
    for (int i = 1; i <= 9; i++) {
      rows.add(row(80 + i, "10.0.4." + i + ":9", 1, 1).flags("S").build());
    }
    assertThat(
            CheckText.of(
                PLACE,
                server()
                    .timeoutSeconds(0)
                    .tcpKeepaliveSeconds(300)
                    .descriptors(DescriptorFacts.of(10_032, Long.MAX_VALUE))
                    .samples(
                        List.of(
                            new ServerSample(0, 8_900, 50_000, 7, "a"),
                            new ServerSample(5_000_000_000L, 8_912, 50_037, 7, "a")))
                    .listing(Listing.ALL)
                    .rows(rows)
                    .build()))
        .isEqualTo(golden("check.txt"));
  }

  @Test
  void whatMayNotBeSeenIsSaidWithItsReason() throws IOException {
    assertThat(
            CheckText.of(
                PLACE,
                server()
                    .mode("cluster")
                    .limit(-1)
                    .listingReason("CLIENT LIST is refused: NOPERM User app has no permissions")
                    .configReason("CONFIG is refused: ERR unknown command")
                    .descriptors(DescriptorFacts.unknown("the server runs on another machine"))
                    .build()))
        .isEqualTo(golden("check-unseen.txt"));
  }

  @ParameterizedTest
  @EnumSource(Answer.class)
  void everyRefusalSaysWhereWhyAndWhatNext(Answer answer) {
    for (boolean concluded : new boolean[] {false, true}) {
      ServerFacts facts =
          ServerFacts.of("redis-a:6379")
              .answer(answer)
              .reason("of its reasons")
              .concluded(concluded)
              .build();
      assertThat(CheckRefusal.text(PLACE, facts))
          .startsWith(PLACE + " could not be asked: of its reasons.\nNext: ")
          .endsWith(".");
    }
  }

  private static ServerFacts.Builder server() {
    return ServerFacts.of("redis-a:6379")
        .answer(Answer.OK)
        .reason("")
        .product("redis")
        .version("7.0.15")
        .mode("standalone")
        .role("master")
        .uptimeSeconds(300_000)
        .connected(8_911)
        .own(1)
        .replicas(2)
        .clusterLinks(0)
        .blocked(1)
        .limit(10_000)
        .limitFrom("INFO")
        .rejected(1_204);
  }

  private static RowFacts.Builder row(long id, String addr, long idle, long age) {
    return RowFacts.of(id)
        .addr(addr)
        .idleSeconds(idle)
        .ageSeconds(age)
        .user("default")
        .libName(id < 30 ? "jedis" : "")
        .libVer(id < 30 ? "6.2.0" : "");
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = CheckTest.class.getResourceAsStream("/golden/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
