package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.overdue.scenario.Accountant;
import io.overdue.scenario.Waits;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The books agree with the program's own count, for every version of Jedis and every JDK given. */
class JedisVersionsTest {

  static Stream<Arguments> versions() {
    return Clients.of("redis.clients:").stream()
        .flatMap(client -> Given.jdks().stream().map(jdk -> Arguments.of(client, jdk)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("versions")
  void booksAgreeWithTheProgram(String client, Jdk jdk) {
    try (Server server = Server.start();
        Program run = Program.of(Accountant.class).with(client).on(jdk).against(server).start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err()).isEqualTo(7);
      Report report = run.report();
      assertBalance(report, "borrow", "main", "// line: returned", 1000, 1000);
      assertBalance(report, "borrow", "main", "// line: kept", 3, 0);
      assertBalance(report, "borrow", "breakOne", "// line: broken", 1, 1);
      assertBalance(report, "borrow", "main", "// line: refused", 1, 0);
      assertBalance(report, "connect", "main", "// line: bare", 1, 1);
      assertBalance(report, "connect", "kill", "// line: killer", 1, 1);
      assertThat(site(report, "borrow", "main", "// line: refused").path("refused").asInt())
          .isEqualTo(1);
      assertThat(site(report, "borrow", "main", "// line: returned").path("held").path("count"))
          .hasToString("1000");
      assertThat(report.elements("pools").map(pool -> pool.path("active").asInt()))
          .containsExactly(4);
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("versions")
  void waitedIsWhatThePoolHadNothingToLend(String client, Jdk jdk) {
    try (Server server = Server.start();
        Program run = Program.of(Waits.class).with(client).on(jdk).against(server).start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err()).isZero();
      assertThat(waited(run.report(), "main", "// line: at once", "count")).isEqualTo(100);
      assertThat(waited(run.report(), "main", "// line: at once", "max")).isZero();
      assertThat(waited(run.report(), "waitForAnother", "// line: waited", "max"))
          .isGreaterThanOrEqualTo(50_000);
      assertThat(waited(run.report(), "main", "// line: tested", "p50")).isPositive();
      Expect.nothingHidden(run);
    }
  }

  /** In microseconds, but for the count. */
  private static long waited(Report report, String method, String comment, String figure) {
    return report
        .site("borrow", Source.frame(Waits.class, method, comment))
        .path("waited")
        .path(figure)
        .asLong();
  }

  private static void assertBalance(
      Report report, String role, String method, String comment, int opened, int returned) {
    var site = site(report, role, method, comment);
    assertThat(site.path("opened").asInt()).as(comment + " opened").isEqualTo(opened);
    assertThat(site.path("returned").asInt()).as(comment + " returned").isEqualTo(returned);
  }

  private static JsonNode site(Report report, String role, String method, String comment) {
    return report.site(role, Source.frame(Accountant.class, method, comment));
  }
}
