package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.overdue.scenario.MarkedCalls;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mark on the call that borrows tells what the stack would tell. */
class MarksTest {

  private static final Pattern METHOD = Pattern.compile("\\.([^.(]+)\\(");
  private static final int SOME = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "every mark is compared with the stack, on {0}")
  @MethodSource("jdks")
  void markIsWhatTheStackSays(Jdk jdk) {
    try (Server server = Server.start();
        Program program =
            Program.of(MarkedCalls.class)
                .on(jdk)
                .against(server)
                .withOptions("marks.checked=1")
                .start()) {
      await().atMost(PATIENCE).until(() -> marks(program).path("checks").asLong() > SOME);
      assertThat(program.end()).isZero();
      assertThat(marks(program).path("wrong").asLong()).isZero();
      assertThat(opened(program)).isEqualTo(counted(program));
      Expect.nothingHidden(program);
    }
  }

  @ParameterizedTest(name = "no mark is compared with the stack, on {0}")
  @MethodSource("jdks")
  void booksAreRightByMarksAlone(Jdk jdk) {
    try (Server server = Server.start();
        Program program =
            Program.of(MarkedCalls.class)
                .on(jdk)
                .against(server)
                .withOptions("marks.checked=1000000000")
                .start()) {
      await().atMost(PATIENCE).until(() -> told(program) > SOME);
      assertThat(program.end()).isZero();
      assertThat(opened(program)).isEqualTo(counted(program));
      assertThat(program.report().json().path("agent").path("cpuMillis").asLong()).isPositive();
      Expect.nothingHidden(program);
    }
  }

  private static JsonNode marks(Program program) {
    return program.report().json().path("agent").path("marks");
  }

  /** Loans whose site no walk has told. */
  private static long told(Program program) {
    long loans = opened(program).values().stream().mapToLong(Long::longValue).sum();
    return loans - marks(program).path("walks").asLong();
  }

  /** By the agent's books: how often each method has borrowed. */
  private static Map<String, Long> opened(Program program) {
    Map<String, Long> opened = new TreeMap<>();
    program
        .report()
        .elements("sites")
        .filter(site -> site.path("role").asText().equals("borrow"))
        .forEach(
            site ->
                opened.merge(
                    name(
                        METHOD
                            .matcher(site.path("frame").asText())
                            .results()
                            .findFirst()
                            .orElseThrow()
                            .group(1)),
                    site.path("opened").asLong(),
                    Long::sum));
    return opened;
  }

  /** By the program's own count. */
  private static Map<String, Long> counted(Program program) {
    Map<String, Long> counted = new TreeMap<>();
    for (String one : program.out().trim().replaceAll("[{}]", "").split(", ")) {
      counted.merge(name(one.split("=")[0]), Long.parseLong(one.split("=")[1]), Long::sum);
    }
    return counted;
  }

  /**
   * The first loans of a constructor, or of a helper that calls another, are its own: it is not yet
   * known to hand them on.
   */
  private static String name(String method) {
    switch (method) {
      case "<init>":
      case "throughConstructor":
      case "alsoThroughConstructor":
        return "constructors and their callers";
      case "lendMine":
      case "throughTwoHelpers":
      case "throughHelperOrNot":
        return "lendMine and its callers";
      default:
        return method;
    }
  }
}
