package io.overdue.agent.diagnose;

import static io.overdue.agent.diagnose.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitDetectorsTest {

  private static final long SECOND = Course.SECOND;

  private final Scene scene = new Scene();

  @Test
  void serverIsNearItsLimitFromEightyPercentOnAndFarAgainBelowSeventySix() {
    NearLimitDetector detector = new NearLimitDetector();
    assertThat(detector.examine(scene.sweep(used(79)))).isEmpty();
    assertThat(severity(detector, used(80))).isEqualTo(Severity.WARNING);
    assertThat(severity(detector, used(77))).isEqualTo(Severity.WARNING);
    assertThat(severity(detector, used(90))).isEqualTo(Severity.CRITICAL);
    assertThat(severity(detector, used(86))).isEqualTo(Severity.CRITICAL);
    assertThat(severity(detector, used(85))).isEqualTo(Severity.WARNING);
    assertThat(detector.examine(scene.sweep(used(75)))).isEmpty();
    assertThat(detector.examine(scene.sweep(used(79)))).isEmpty();
  }

  @Test
  void replicasAndClusterLinksCountAgainstTheLimit() {
    ServerFacts server =
        Course.from(70).steady(1).ofLimit(100).replicas(2).clusterLinks(10).build();
    Finding finding = only(new NearLimitDetector(), server);
    assertThat(text(finding))
        .contains(
            "82 of 100 clients are used (82 %): 70 clients, 2 replicas, 10 links of the cluster"
                + " bus.");
  }

  @Test
  void nearnessTellsTheShareOfThisProcess() {
    scene.connected(50_000, 61);
    assertThat(text(only(new NearLimitDetector(), used(95))))
        .contains("61 connections of them are of this process.");
  }

  @Test
  void unknownNumbersAreNoProblem() {
    ServerFacts unknown = ServerFacts.of(Course.ADDRESS).answer(Answer.FORBIDDEN).build();
    for (ServerDetector detector :
        List.of(
            new NearLimitDetector(),
            new RefusingDetector(),
            new SilentDetector(),
            new ForecastDetector(),
            new ClampDetector())) {
      assertThat(detector.examine(scene.sweep(unknown))).isEmpty();
    }
  }

  @Test
  void connectionsTurnedAwayAreToldForTenSweeps() {
    RefusingDetector detector = new RefusingDetector();
    Course course = Course.from(100).refuse(7);
    assertThat(detector.examine(scene.sweep(course.ofLimit(100).build()))).isEmpty();
    Finding finding = only(detector, course.refuse(3).ofLimit(100).build());
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(text(finding))
        .contains("It turned away 3 connections between two looks; 10 since it began to count.");
    for (int i = 0; i < 9; i++) {
      assertThat(detector.examine(scene.sweep(course.steady(1).ofLimit(100).build()))).hasSize(1);
    }
    assertThat(detector.examine(scene.sweep(course.steady(1).ofLimit(100).build()))).isEmpty();
  }

  @Test
  void restartTurnsNobodyAway() {
    RefusingDetector detector = new RefusingDetector();
    Course course = Course.from(100).refuse(7);
    detector.examine(scene.sweep(course.ofLimit(100).build()));
    assertThat(detector.examine(scene.sweep(course.restart(1).ofLimit(100).build()))).isEmpty();
  }

  @Test
  void agentThatIsTurnedAwayIsEvidenceEnough() {
    Finding finding = only(new RefusingDetector(), asked(Answer.AT_LIMIT, 100, 1));
    assertThat(text(finding)).contains("It turned this agent away as well");
  }

  @Test
  void closedHandshakeIsARefusalOfAFullServerOnly() {
    assertThat(only(new RefusingDetector(), asked(Answer.TLS_CLOSED, 95, 1))).isNotNull();
    assertThat(new RefusingDetector().examine(scene.sweep(asked(Answer.TLS_CLOSED, 10, 1))))
        .isEmpty();
  }

  @Test
  void silenceTwiceFarBelowTheLimitIsNotTheLimit() {
    SilentDetector detector = new SilentDetector();
    assertThat(detector.examine(scene.sweep(asked(Answer.SILENT, 10, 1)))).isEmpty();
    assertThat(detector.examine(scene.sweep(asked(Answer.SILENT, 10, 1)))).isEmpty();
    Finding finding = only(detector, asked(Answer.SILENT, 10, 2));
    assertThat(text(finding))
        .contains("said nothing, 2 times in a row")
        .contains("when it last answered, 10 of 100 clients are used (10 %)");
    assertThat(detector.examine(scene.sweep(asked(Answer.OK, 10, 3)))).isEmpty();
    assertThat(detector.examine(scene.sweep(asked(Answer.SILENT, 10, 4)))).isEmpty();
  }

  @Test
  void silenceOfAFullServerIsNoMatterOfDescriptors() {
    SilentDetector detector = new SilentDetector();
    detector.examine(scene.sweep(asked(Answer.SILENT, 95, 1)));
    assertThat(detector.examine(scene.sweep(asked(Answer.SILENT, 95, 2)))).isEmpty();
  }

  @Test
  void leakIsForecastAndCriticalInTheLastQuarterOfAnHour() {
    ServerFacts hours = Course.from(100).leak(1, 300).ofLimit(10_000).build();
    Finding warning = only(new ForecastDetector(), hours);
    assertThat(warning.severity()).isEqualTo(Severity.WARNING);
    assertThat(text(warning))
        .contains("400 of 10,000 clients are used (4 %), full in about 2.7 h at +1.0/s.")
        .contains("In the last 5 min 1.0/s were opened and 0.0/min closed.");
    ServerFacts minutes = Course.from(100).leak(1, 30).ofLimit(1_000).build();
    assertThat(only(new ForecastDetector(), minutes).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void forecastOfDaysIsNoProblem() {
    ServerFacts days = Course.from(100).leak(0.1, 239).ofLimit(1_000_000).build();
    assertThat(new ForecastDetector().examine(scene.sweep(days))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "992, SURE",
    "4064, SURE",
    "480, SURE",
    "224, SURE",
    "65504, SURE",
    "65503, SURE",
    "968, PROBABLE",
    "9968, PROBABLE",
    "19968, PROBABLE"
  })
  void limitTellsThatItIsWhatOpenFilesLeft(long limit, Clamp clamp) {
    assertThat(Clamp.of(Course.from(1).steady(1).ofLimit(limit).build())).isEqualTo(clamp);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {-1, 100, 256, 1000, 1024, 7500, 10_000, 20_000, 50_000, 65_000, 999, 4_294_967_263L})
  void limitThatSomebodyWantedIsNoClamp(long limit) {
    assertThat(Clamp.of(Course.from(1).steady(1).ofLimit(limit).build())).isEqualTo(Clamp.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    // limit on clients, soft and hard limit on open files of its process
    "10000, 10032, 10032, NONE", // raised by itself: healthy
    "2000, 2032, 2032, NONE",
    "10000, 19000, 19000, NONE",
    "4064, 65536, 65536, NONE", // configured, and there is room
    "968, 1024, 524288, NONE",
    "992, 1024, 1024, SURE",
    "968, 1000, 1000, SURE",
    "960, 992, 992, PROBABLE"
  })
  void openFilesOfItsProcessTellClampedFromConfigured(
      long limit, long soft, long hard, Clamp clamp) {
    ServerFacts server =
        Course.from(1).steady(1).ofLimit(limit).descriptors(DescriptorFacts.of(soft, hard)).build();
    assertThat(Clamp.of(server)).isEqualTo(clamp);
  }

  @Test
  void clampIsOnlyWorthKnowingWhileThereIsRoom() {
    ClampDetector detector = new ClampDetector();
    Finding empty = only(detector, Course.from(100).steady(1).ofLimit(992).build());
    assertThat(empty.severity()).isEqualTo(Severity.INFO);
    assertThat(text(empty))
        .contains("maxclients 992 is almost certainly what a limit of 1,024 open files left");
    Finding half = only(detector, Course.from(500).steady(1).ofLimit(992).build());
    assertThat(half.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void processThatRunsOutOfOpenFilesIsTold() {
    OwnDescriptorsDetector detector = new OwnDescriptorsDetector();
    assertThat(detector.examine(scene.files(-1, -1).sweep())).isEmpty();
    assertThat(detector.examine(scene.files(899, 1000).sweep())).isEmpty();
    scene.connected(50_000, 700);
    Finding finding = detector.examine(scene.files(900, 1000).sweep()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(text(finding)).contains("700 connections to Redis are among them");
    assertThat(finding.fix()).contains("Close what leaks");
    assertThat(detector.examine(scene.files(870, 1000).sweep())).hasSize(1);
    assertThat(detector.examine(scene.files(850, 1000).sweep())).isEmpty();
  }

  private Severity severity(ServerDetector detector, ServerFacts server) {
    return only(detector, server).severity();
  }

  private Finding only(ServerDetector detector, ServerFacts server) {
    List<Finding> findings = detector.examine(scene.sweep(server));
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static ServerFacts used(long used) {
    return Course.from(used).steady(1).ofLimit(100).build();
  }

  private static ServerFacts asked(Answer answer, long used, long askedAtSeconds) {
    return used(used).toBuilder().answer(answer).askedAtNanos(askedAtSeconds * SECOND).build();
  }
}
