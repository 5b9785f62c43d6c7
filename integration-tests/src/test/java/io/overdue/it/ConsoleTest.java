package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Console;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JMX: any console can read what is there, is told of findings, and can have the agent leave. */
class ConsoleTest {

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void consoleReadsHearsAndDetaches(Jdk jdk) {
    try (Server server = Server.start();
        Program run = Program.of(Console.class).on(jdk).against(server).start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err()).isZero();
      assertThat(run.out().lines())
          .contains(
              "exhausted",
              "heard io.overdue.finding.opened",
              "closed types: []",
              "json: true",
              "text: true",
              "after: 0 beans, thread false",
              "mark: null")
          .anyMatch(line -> line.matches("before: [1-9]\\d* beans, thread true"));
      Expect.nothingHidden(run);
    }
  }
}
