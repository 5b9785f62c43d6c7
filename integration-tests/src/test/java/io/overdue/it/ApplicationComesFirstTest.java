package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Accountant;
import io.overdue.scenario.ThrowsEverything;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the agent, and with an agent whose every call fails, a program does what it does without.
 */
class ApplicationComesFirstTest {

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void outputExceptionsAndExitCodeAreTheSame(Jdk jdk) {
    try (Server server = Server.start();
        Program without =
            Program.of(Accountant.class).on(jdk).against(server).withoutAgent().start()) {
      int exitCode = without.exitCode();
      try (Program with = Program.of(Accountant.class).on(jdk).against(server).start()) {
        assertThat(with.exitCode()).isEqualTo(exitCode);
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err()).isEqualTo(without.err());
        Expect.nothingHidden(with);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void whatPassesThroughWatchedMethodsIsTheSame(Jdk jdk) {
    try (Server server = Server.start();
        Program without =
            Program.of(ThrowsEverything.class).on(jdk).against(server).withoutAgent().start()) {
      assertThat(without.exitCode()).isEqualTo(3);
      try (Program with = Program.of(ThrowsEverything.class).on(jdk).against(server).start()) {
        assertThat(with.exitCode()).isEqualTo(3);
        assertThat(with.out()).isEqualTo(without.out());
        assertThat(with.err()).isEqualTo(without.err());
        assertThat(with.report().alarms()).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void faultsOfTheRecorderAreCountedUntilItFallsSilent(Jdk jdk) {
    try (Server server = Server.start();
        Program without =
            Program.of(Accountant.class).on(jdk).against(server).withoutAgent().start()) {
      int exitCode = without.exitCode();
      try (Program sabotaged =
          Program.of(Accountant.class)
              .on(jdk)
              .against(server)
              .withFurtherAgent(Given.saboteur())
              .start()) {
        assertThat(sabotaged.exitCode()).isEqualTo(exitCode);
        assertThat(sabotaged.out()).isEqualTo(without.out());
        assertThat(sabotaged.err()).isEqualTo(without.err());
        assertThat(sabotaged.report().json().path("agent").path("mishaps").asInt()).isEqualTo(100);
        assertThat(sabotaged.report().json().path("agent").path("silenced").asBoolean()).isTrue();
        assertThat(sabotaged.log()).contains("no longer records", "StackOverflowError");
      }
    }
  }
}
