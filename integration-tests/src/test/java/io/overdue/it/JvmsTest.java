package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.LeakInALoop;
import io.overdue.scenario.LeakInAVirtualThread;
import io.overdue.scenario.RedeployedFiftyTimes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs between JVMs: class loaders that must go, virtual threads, and warnings. */
class JvmsTest {

  static List<Jdk> all() {
    return Given.jdks();
  }

  /** The newest has them in any case, where CI gives JDK 25. */
  static Stream<Jdk> withVirtualThreads() {
    return all().stream().filter(jdk -> jdk.version() >= 21);
  }

  @ParameterizedTest
  @MethodSource("all")
  void applicationThatWasUndeployedIsNotKept(Jdk jdk) {
    try (Server server = Server.start();
        Program run = Program.of(RedeployedFiftyTimes.class).on(jdk).against(server).start()) {
      await().atMost(Duration.ofMinutes(4)).until(() -> run.out().contains("cleared"));
      assertThat(run.out()).contains("cleared 50");
      assertThat(run.end()).isZero();
      assertThat(run.err()).as("warnings of the JVM").doesNotContain("WARNING");
      Expect.nothingHidden(run);
    }
  }

  /** They tell no line of a method that was woven while it ran; Java 8 tells another one. */
  static Stream<Jdk> withoutLinesOfOldCode() {
    return all().stream().filter(jdk -> jdk.version() > 8);
  }

  @ParameterizedTest
  @MethodSource("withoutLinesOfOldCode")
  void loopThatIsOlderThanTheAgentIsNamedWithItsLine(Jdk jdk) {
    String frame = Source.frame(LeakInALoop.class, "main", "// leak: unreturned");
    try (Server server = Server.start();
        Program run =
            Program.of(LeakInALoop.class).on(jdk).against(server).withoutAgent().start()) {
      await().atMost(Duration.ofMinutes(2)).until(() -> run.out().contains("looping"));
      Command attach = Command.run(jdk, "attach", String.valueOf(run.pid()), run.options());
      assertThat(attach.exitCode()).as(attach::err).isZero();
      Expect.finding(run, "unreturned", "leaked", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().elements("sites"))
          .filteredOn(site -> site.path("role").asText().equals("borrow"))
          .extracting(site -> site.path("frame").asText())
          .containsExactly(frame);
      Expect.nothingHiddenButTheAttach(run);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withVirtualThreads")
  void leakByVirtualThreadsIsNamed(Jdk jdk) {
    String frame = Source.frame(LeakInAVirtualThread.class, "forget", "// leak: unreturned");
    try (Server server = Server.start();
        Program run = Program.of(LeakInAVirtualThread.class).on(jdk).against(server).start()) {
      Expect.finding(run, "unreturned", "leaked", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withVirtualThreads")
  void virtualThreadsThatGiveBackAreSilent(Jdk jdk) {
    try (Server server = Server.start();
        Program run =
            Program.of(LeakInAVirtualThread.class)
                .on(jdk)
                .against(server)
                .withArgument("fixed")
                .start()) {
      Expect.silence(run, 40);
      assertThat(run.report().json().path("agent").path("dropped").asInt()).isZero();
    }
  }
}
