package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** What must hold of every run: the report comes, and nothing of ours went wrong. */
final class Expect {

  /** A balance speaks after fourteen sweeps; a busy machine takes its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private Expect() {}

  /** Waits until the report names {@code kind} at {@code frame}. */
  static Report.Finding finding(Program program, String kind, String verdict, String frame) {
    return open(program, verdict, finding -> finding.is(kind, frame));
  }

  /** Waits until the report names {@code kind}, wherever. */
  static Report.Finding finding(Program program, String kind, String verdict) {
    return open(program, verdict, finding -> finding.kind().equals(kind));
  }

  private static Report.Finding open(
      Program program, String verdict, Predicate<Report.Finding> wanted) {
    return found(
        program,
        wanted
            .and(finding -> finding.verdict().equals(verdict))
            .and(finding -> finding.status().equals("open")));
  }

  /**
   * Waits until the report calls {@code kind} leaked where no line is the application's, and says
   * so instead of naming one.
   */
  static Report.Finding findingWithoutLine(Program program, String kind) {
    Report.Finding found =
        open(program, "leaked", finding -> finding.kind().equals(kind) && isLibrarys(finding));
    assertThat(found.site()).doesNotContain("io.overdue.");
    assertThat(found.json().path("evidence").toString())
        .contains("where no frame is the application's");
    return found;
  }

  private static boolean isLibrarys(Report.Finding finding) {
    return finding.json().path("owner").asText().equals("library");
  }

  /** Waits until the report names {@code kind} of {@code server}. */
  static void finding(Program program, String kind, Server server) {
    String address = "127.0.0.1:" + server.port();
    found(
        program,
        finding ->
            finding.kind().equals(kind) && finding.json().path("server").asText().equals(address));
  }

  private static Report.Finding found(Program program, Predicate<Report.Finding> wanted) {
    AtomicReference<Report.Finding> found = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              List<Report.Finding> findings = program.report().findings();
              assertThat(findings).as(() -> "findings of " + program.folder()).anyMatch(wanted);
              findings.stream().filter(wanted).findFirst().ifPresent(found::set);
            });
    return found.get();
  }

  /** Waits until {@code number} sweeps have been made. */
  static void sweeps(Program program, int number) {
    await()
        .atMost(PATIENCE.plusSeconds(2L * number))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> program.report().sweeps() >= number);
  }

  /** After so many sweeps of a program that has no pools of ours there is nothing above info. */
  static void quiet(Program program, int sweeps) {
    sweeps(program, sweeps);
    assertThat(program.report().alarms()).as(() -> "alarms of " + program.folder()).isEmpty();
    assertThat(program.end()).isZero();
    assertThat(program.report().alarms()).as("alarms at the end").isEmpty();
    nothingHidden(program);
  }

  /** After so many sweeps there is nothing that would wake somebody, and the program ends well. */
  static void silence(Program program, int sweeps) {
    sweeps(program, sweeps);
    isSeen(program);
    assertThat(program.report().alarms()).as(() -> "alarms of " + program.folder()).isEmpty();
    assertThat(program.log())
        .as(() -> "log of " + program.folder())
        .doesNotContain("LEAKED", "WARNING", "CRITICAL");
    assertThat(program.end()).isZero();
    assertThat(program.report().alarms()).as("alarms at the end").isEmpty();
    nothingHidden(program);
  }

  /**
   * Waits until the report shows a pool, or silence proves nothing. A pool that was closed and
   * collected is shown no more, so that a program may have none at a given moment.
   */
  private static void isSeen(Program program) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(program.report().elements("pools"))
                    .as(() -> "pools of " + program.folder())
                    .isNotEmpty());
  }

  /** Nothing was hidden: no mishap, no line of ours that is not a report, nothing said aloud. */
  static void nothingHidden(Program program) {
    nothingHiddenButTheAttach(program);
    assertThat(program.err()).as("standard error").doesNotContain("overdue");
  }

  /** The same, where the JVM itself may have said aloud that an agent was attached. */
  static void nothingHiddenButTheAttach(Program program) {
    assertThat(program.report().json().path("agent").path("mishaps").asInt())
        .as(() -> "mishaps of " + program.folder())
        .isZero();
    assertThat(program.log().lines())
        .as(() -> "log of " + program.folder())
        .allMatch(Expect::isExpected);
  }

  private static boolean isExpected(String line) {
    return line.startsWith("[overdue]   ")
        || line.matches("\\[overdue] Overdue \\S+ (is watching \\(\\w+\\)|has left)")
        || line.matches("\\[overdue] (all well|\\d+ findings? open): .* loans? at .*")
        || line.matches(
            "\\[overdue] (LEAKED|SLOW|OVERDUE|WARNING|CRITICAL|CLEARED) [a-z-]+ (at|of) .*");
  }
}
