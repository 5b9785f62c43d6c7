package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Reclaimed;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is leaked is taken back by order: it alone, and nothing that moved. */
class ReclaimTest {

  static Stream<Arguments> runs() {
    return Stream.concat(
        Clients.ofJedisAndValkey().map(client -> Arguments.of(client, Jdk.running())),
        Given.jdks().stream().skip(1).map(jdk -> Arguments.of(Clients.USUAL, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("runs")
  void exhaustedPoolServesAgainAndLateReturnsHarmNobody(String client, Jdk jdk) {
    String frame = Source.frame(Reclaimed.class, "load", "// leak: unreturned-on-exception");
    try (Server server = Server.start();
        Program run = Program.of(Reclaimed.class).on(jdk).with(client).against(server).start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err()).isZero();
      assertThat(run.out().lines().filter(line -> !line.startsWith("  ")))
          .satisfiesExactly(
              said("There is no finding no-such-id in the latest report; nothing was changed."),
              said("Dry run, would reclaim \\d of 5 connections taken at \\Q" + frame + "\\E .*"),
              said("serves after the dry run: false"),
              said("RECLAIMED 4 of 5 connections taken at \\Q" + frame + "\\E .*"),
              said("serves afterwards: true"),
              said("active: 8 and 5"),
              said("active at last: 7"),
              said("serves at last: true"));
      assertThat(run.out().lines().filter(line -> line.startsWith("  reclaimed "))).hasSize(4);
      assertThat(run.out().lines())
          .anyMatch(line -> line.matches("  left alone .*: it was used since the report"));
      assertThat(run.log())
          .contains("RECLAIMED 4 of 5", "in process " + run.pid())
          .doesNotContain("double-return");
      assertThat(run.report().json().path("agent").path("mishaps").asInt()).isZero();
    }
  }

  private static Consumer<String> said(String pattern) {
    return line -> assertThat(line).matches(pattern);
  }
}
