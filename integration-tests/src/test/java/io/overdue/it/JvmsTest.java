package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.BorrowersByTheThousand;
import io.overdue.scenario.LeakInALoop;
import io.overdue.scenario.LeakInAVirtualThread;
import io.overdue.scenario.RedeployedFiftyTimes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What differs between JVMs: class loaders that must go, virtual threads, and warnings. */
class JvmsTest {

  private static final String DEPLOYED = "io.overdue.scenario.Container$ApplicationLoader";

  /** What is left of a thread that has borrowed, as long as it lives. */
  private static final String BORROWER = "io.overdue.desk.Borrower";

  /** Each of a hundred connections knows who opened it and who had it last, and some are lost. */
  private static final int MOST_BORROWERS = 300;

  private static final String RECORDING =
      "-XX:StartFlightRecording:filename=threads.jfr,dumponexit=true"
          + ",jdk.VirtualThreadPinned#threshold=0ns,jdk.VirtualThreadEnd#enabled=true";

  static List<Jdk> all() {
    return Given.jdks();
  }

  /** The newest has them in any case, where CI gives JDK 25. */
  static Stream<Jdk> withVirtualThreads() {
    return all().stream().filter(jdk -> jdk.version() >= 21);
  }

  /** Neither where the client is a part of the application, nor where it is the container's. */
  @ParameterizedTest
  @MethodSource("all")
  void applicationThatWasUndeployedIsNotKept(Jdk jdk) {
    try (Server server = Server.start();
        Program own = Program.of(RedeployedFiftyTimes.class).on(jdk).against(server).start();
        Program shared =
            Program.of(RedeployedFiftyTimes.class)
                .on(jdk)
                .against(server)
                .withArgument("shared")
                .start()) {
      for (Program run : List.of(own, shared)) {
        await().atMost(Duration.ofMinutes(4)).until(() -> run.out().contains("cleared"));
        assertThat(run.out()).as("collected class loaders").contains("cleared 50");
        await("class loaders in the heap")
            .atMost(Duration.ofMinutes(1))
            .until(() -> Heap.instances(jdk, run, DEPLOYED) == 0);
        assertThat(run.end()).isZero();
        assertThat(loans(run)).as("loans of all deployments").isGreaterThanOrEqualTo(50);
        assertThat(run.err()).as("warnings of the JVM").doesNotContain("WARNING");
        Expect.nothingHidden(run);
      }
    }
  }

  private static long loans(Program run) {
    return run.report()
        .elements("sites")
        .filter(site -> site.path("role").asText().equals("borrow"))
        .mapToLong(site -> site.path("opened").asLong())
        .sum();
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

  /**
   * Once the first have had all classes loaded, which holds up whoever meets there, no carrier is
   * held on our account: that is the last of five rounds. Once all have ended, no memory is.
   */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withVirtualThreads")
  void tenThousandVirtualThreadsAreNeitherPinnedNorKept(Jdk jdk) throws IOException {
    String frame = Source.frame(BorrowersByTheThousand.class, "forget", "// leak: unreturned");
    try (Server server = Server.start();
        Program run =
            Program.of(BorrowersByTheThousand.class)
                .on(jdk)
                .against(server)
                .withJvmArgument(RECORDING)
                .withJvmArgument("-XX:FlightRecorderOptions:stackdepth=512")
                .withoutAgent()
                .start()) {
      await().atMost(Duration.ofMinutes(2)).until(() -> run.out().contains("warm"));
      run.attach();
      Expect.finding(run, "unreturned", "leaked", frame);
      await().atMost(Duration.ofMinutes(4)).until(() -> run.out().contains("all have ended"));
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () -> {
                assertThat(Heap.instances(jdk, run, "java.lang.VirtualThread")).isLessThan(10);
                assertThat(Heap.instances(jdk, run, BORROWER)).isLessThan(MOST_BORROWERS);
              });
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      assertThat(run.report().json().path("agent").path("dropped").asInt()).isZero();
      Expect.nothingHiddenButTheAttach(run);
      List<RecordedEvent> events = RecordingFile.readAllEvents(run.folder().resolve("threads.jfr"));
      List<Instant> ends = times(events, "jdk.VirtualThreadEnd");
      assertThat(ends).hasSizeGreaterThanOrEqualTo(50_000);
      assertThat(events)
          .filteredOn(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
          .filteredOn(event -> event.getStartTime().isAfter(ends.get(40_000)))
          .noneMatch(JvmsTest::isOurs);
    }
  }

  private static List<Instant> times(List<RecordedEvent> events, String name) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .map(RecordedEvent::getStartTime)
        .sorted()
        .toList();
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(type -> type.matches("io\\.overdue\\.(desk|agent|premain)\\..*"));
  }
}
