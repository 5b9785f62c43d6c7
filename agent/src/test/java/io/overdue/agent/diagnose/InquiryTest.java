package io.overdue.agent.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each cause is staged and comes out first; each pair that looks alike is told apart. */
class InquiryTest {

  private static final long LIMIT = 200;

  private final Scene scene = new Scene();
  private final Inquiry inquiry = new Inquiry();
  private final Chronicle chronicle = new Chronicle();
  private final List<Finding> found = new ArrayList<>();

  @Test
  void serverWithRoomIsAskedNothing() {
    assertThat(diagnose(Course.from(20).steady(30)).causes()).isEmpty();
  }

  @Test
  void leakOfThisProcessNamesItsLineAndTheRowsToKill() {
    Course course = Course.from(20).leak(2, 40);
    scene.connected(50_000, 80);
    leak(Kind.UNRETURNED_ON_EXCEPTION, 50_000, 80);
    Diagnosis diagnosis =
        diagnose(listed(course.ofLimit(LIMIT), Scene.rows(Scene.HERE, 50_000, 80, 900)));
    Cause first = first(diagnosis, CauseKind.LEAK_IN_THIS_JVM);
    assertThat(first.score()).isEqualTo(100);
    assertThat(first.supports())
        .contains(
            "com.acme.OrderCache.load(OrderCache.java:88) has leaked 80 connections to it"
                + " (unreturned-on-exception).",
            "Its clients grow by 2.0/s; what is leaked here is 100 % of that growth.");
    assertThat(first.relief().get(0)).endsWith("CLIENT KILL ID 50000");
    assertThat(diagnosis.slopePerSecond()).isCloseTo(2, within(0.1));
  }

  @Test
  void connectionsMadePerOperationAndClosedAreNoLeak() {
    Course course = Course.from(150).noise(2).churn(45, 40);
    found.add(Finding.of(Kind.CONNECT_PER_OPERATION, Scene.site("send")).build());
    Cause first = first(diagnose(course), CauseKind.CLIENTS_PER_REQUEST);
    assertThat(first.supports())
        .contains(
            "com.acme.OrderCache.send(OrderCache.java:88) of this process makes them"
                + " (connect-per-operation).");
    assertThat(first.supports().get(0)).contains("45.0/s connections are opened");
  }

  @Test
  void churnIsNamedBeforeTheServerIsFullAndNowhereElse() {
    found.add(Finding.of(Kind.CONNECT_PER_OPERATION, Scene.site("send")).build());
    first(diagnose(Course.from(20).churn(45, 40)), CauseKind.CLIENTS_PER_REQUEST);
    assertThat(diagnose(Course.from(20).steady(40)).causes()).isEmpty();
  }

  @Test
  void churnIsNamedAlsoAtAMomentWhenNobodyIsConnected() {
    found.add(Finding.of(Kind.CONNECT_PER_OPERATION, Scene.site("send")).build());
    first(diagnose(Course.from(0).churn(45, 40)), CauseKind.CLIENTS_PER_REQUEST);
  }

  @Test
  void connectionsMadePerOperationAndNeverClosedAreALeak() {
    Course course = Course.from(20).leak(2, 40);
    scene.connected(50_000, 80, "send");
    found.add(
        Finding.of(Kind.CONNECT_PER_OPERATION, Scene.site("send"))
            .verdict(Verdict.LEAKED)
            .count(80)
            .build());
    first(diagnose(course), CauseKind.LEAK_IN_THIS_JVM);
  }

  @Test
  void largePoolsThatAreTooManyAreNoLeak() {
    scene.connected(50_000, 60).pool(20, 10, 32).pool(20, 10, 32);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 60, 900),
            Scene.rows("10.0.0.2", 40_000, 58, 900),
            Scene.rows("10.0.0.3", 40_100, 62, 900));
    Diagnosis diagnosis = diagnose(listed(Course.from(180).steady(30).ofLimit(190), rows));
    Cause first = first(diagnosis, CauseKind.POOLS_TIMES_INSTANCES);
    assertThat(first.supports())
        .contains(
            "3 addresses x 2 pools x max 32 = 192 of 190; a rolling deployment doubles it: 384.");
    assertThat(kinds(diagnosis)).doesNotContain(CauseKind.LEAK_IN_THIS_JVM);
  }

  @Test
  void leakOutOfALargePoolIsALeak() {
    scene.connected(50_000, 180).pool(180, 0, 256);
    leak(Kind.UNRETURNED, 50_000, 175);
    Diagnosis diagnosis = diagnose(Course.from(180).steady(30));
    assertThat(first(diagnosis, CauseKind.LEAK_IN_THIS_JVM).score()).isEqualTo(97);
    Cause pools = cause(diagnosis, CauseKind.POOLS_TIMES_INSTANCES);
    assertThat(pools.score()).isLessThan(5);
    assertThat(pools.opposes()).contains("175 of those of this process are leaked, not needed.");
  }

  @Test
  void healthyPlateauNeedsAHigherLimit() {
    scene.connected(50_000, 60).pool(30, 30, 64);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 60, 5),
            Scene.rows("10.0.0.2", 40_000, 60, 5),
            Scene.rows("10.0.0.3", 40_100, 60, 5));
    Cause first =
        first(
            diagnose(listed(Course.from(180).noise(1).steady(30).ofLimit(LIMIT), rows)),
            CauseKind.LIMIT_TOO_LOW);
    assertThat(first.relief().get(0)).contains("CONFIG SET maxclients 400");
  }

  @Test
  void clampIsTheCauseWhereTheLimitWasNotWanted() {
    Diagnosis clamped = diagnose(Course.from(900).noise(1).steady(30).ofLimit(992).build());
    Cause first = first(clamped, CauseKind.DESCRIPTOR_LIMIT);
    assertThat(first.score()).isEqualTo(90);
    assertThat(String.join("\n", first.relief())).contains("CONFIG SET maxclients will be refused");
  }

  @Test
  void limitOfTheSameSizeThatWasWantedIsNoClamp() {
    Diagnosis configured =
        diagnose(
            Course.from(900)
                .noise(1)
                .steady(30)
                .ofLimit(992)
                .descriptors(DescriptorFacts.of(65_536, 65_536))
                .build());
    first(configured, CauseKind.LIMIT_TOO_LOW);
    assertThat(kinds(configured)).doesNotContain(CauseKind.DESCRIPTOR_LIMIT);
  }

  @Test
  void leakUnderAClampIsALeakFirst() {
    scene.connected(50_000, 900);
    leak(Kind.UNRETURNED, 50_000, 900);
    Diagnosis diagnosis = diagnose(Course.from(20).leak(20, 45).ofLimit(992).build());
    first(diagnosis, CauseKind.LEAK_IN_THIS_JVM);
    assertThat(cause(diagnosis, CauseKind.DESCRIPTOR_LIMIT).opposes())
        .contains("Its clients grow by 20.0/s: any limit would be reached.");
  }

  @Test
  void scaleOutIsAStepThatStays() {
    Course course = Course.from(25).steady(20).step(130).steady(20);
    Cause first = first(diagnose(course), CauseKind.SCALE_OUT);
    assertThat(first.supports().get(0)).contains("went from 25 to 155 at once");
  }

  @Test
  void leakBehindAStepIsALeak() {
    Course course = Course.from(25).steady(20).step(60).leak(2, 20);
    scene.connected(50_000, 40);
    leak(Kind.UNRETURNED, 50_000, 40);
    Diagnosis diagnosis = diagnose(course);
    first(diagnosis, CauseKind.LEAK_IN_THIS_JVM);
    assertThat(cause(diagnosis, CauseKind.SCALE_OUT).opposes())
        .contains("It goes on growing by 2.0/s.");
  }

  @Test
  void subscribersThatBecomeMoreAreKept() {
    Course course = Course.from(20).leak(2, 40);
    scene.connected(50_000, 80);
    List<RowFacts> rows = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      rows.add(Scene.row(Scene.HERE, 50_000 + i, 5).flags("P").sub(1).cmd("subscribe").build());
    }
    Diagnosis diagnosis = diagnose(listed(course.ofLimit(LIMIT), rows));
    Cause first = first(diagnosis, CauseKind.SUBSCRIPTIONS_KEPT);
    assertThat(first.supports().get(0))
        .isEqualTo("80 clients of 100 are subscribers, 80 of them" + " of this process.");
    assertThat(first.relief().get(0)).contains("CLIENT LIST TYPE pubsub");
  }

  @Test
  void deadPeersAreKeptWhereNobodyLooksForThem() {
    scene.connected(50_000, 10);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 10, 5), Scene.rows("10.0.0.7", 40_000, 140, 90_000));
    Diagnosis diagnosis =
        diagnose(listed(Course.from(150).steady(30).ofLimit(LIMIT).tcpKeepaliveSeconds(0), rows));
    Cause first = first(diagnosis, CauseKind.IDLE_OR_DEAD_PEERS);
    assertThat(first.supports()).contains("timeout is 0: the server closes no idle client.");
    assertThat(String.join("\n", first.relief())).contains("CONFIG SET timeout 300");
  }

  @Test
  void somebodyElsesLeakIsNamedByAddressAndName() {
    scene.connected(50_000, 10);
    Course course = Course.from(60);
    Diagnosis diagnosis = null;
    for (int listing = 0; listing < 4; listing++) {
      course.leak(2, 10);
      List<RowFacts> rows =
          Scene.all(
              Scene.rows(Scene.HERE, 50_000, 10, 5),
              named("10.0.0.7", "billing", 40_000, 20 + 20 * listing, 900),
              named("10.0.0.8", "orders", 41_000, 30, 5));
      for (int i = 0; i < 10; i++) {
        diagnosis = diagnose(listed(course.ofLimit(LIMIT).rowsAtNanos(course.now()), rows));
      }
    }
    Cause first = first(diagnosis, CauseKind.LEAK_ELSEWHERE);
    assertThat(first.supports().get(0)).contains("100 % of that are not of this process");
    assertThat(first.supports().get(1))
        .isEqualTo(
            "10.0.0.7 (billing) has 80, 60 more than 4 listings ago, and never fewer; 80 of them"
                + " are idle.");
    assertThat(first.relief().get(0)).contains("CLIENT LIST ID 40000 40001");
  }

  @Test
  void growthThatIsNotKnownToBeOthersIsNotSaidToBe() {
    scene.connected(50_000, 90);
    Diagnosis diagnosis = diagnose(Course.from(20).leak(2, 40));
    assertThat(kinds(diagnosis)).containsExactly(CauseKind.NOT_ENOUGH_EVIDENCE);
  }

  @Test
  void growthWithoutRowsIsSomebodyElsesAndNobodyIsNamed() {
    scene.connected(50_000, 10);
    Course course = Course.from(60).leak(2, 40);
    Diagnosis diagnosis = null;
    for (int i = 0; i < 40; i++) {
      diagnosis = diagnose(course.ofLimit(LIMIT).build());
    }
    Cause first = first(diagnosis, CauseKind.LEAK_ELSEWHERE);
    assertThat(first.score()).isEqualTo(50);
    assertThat(first.opposes()).contains("Whose they are is not known: not all rows are known.");
  }

  @Test
  void oneThatHoldsManyTimesWhatItsLikesHoldIsALeakThatHasStopped() {
    scene.connected(50_000, 10);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 10, 5),
            Scene.rows("10.0.0.2", 40_000, 10, 5),
            Scene.rows("10.0.0.3", 41_000, 130, 5_000));
    Diagnosis diagnosis = diagnose(listed(Course.from(150).steady(30).ofLimit(LIMIT), rows));
    assertThat(first(diagnosis, CauseKind.LEAK_ELSEWHERE).supports().get(0))
        .startsWith("10.0.0.3 (jedis) has 130");
  }

  @Test
  void fullServerOfWhichNothingIsKnownIsNotEnoughEvidence() {
    ServerFacts server =
        Course.from(190)
            .steady(3)
            .ofLimit(LIMIT)
            .answer(Answer.AT_LIMIT)
            .listingReason("CLIENT LIST is refused")
            .build();
    Cause first = first(diagnose(server), CauseKind.NOT_ENOUGH_EVIDENCE);
    assertThat(first.supports())
        .contains("Growth: too few samples.", "Its rows are not known: CLIENT LIST is refused.");
  }

  @Test
  void rowsBehindAProxyAreNotJoined() {
    scene.connected(50_000, 60);
    List<RowFacts> rows = Scene.rows("10.9.9.9", 40_000, 190, 900);
    Diagnosis diagnosis = diagnose(listed(Course.from(190).steady(5).ofLimit(LIMIT), rows));
    assertThat(first(diagnosis, CauseKind.NOT_ENOUGH_EVIDENCE).supports())
        .contains(
            "A proxy or address translation hides which of the server's rows are of this"
                + " process.");
  }

  private void leak(Kind kind, int port, int count) {
    List<String> locals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      locals.add(Scene.local(port + i));
    }
    found.add(
        Finding.of(kind, Scene.site("load"))
            .verdict(Verdict.LEAKED)
            .count(count)
            .about(locals)
            .build());
  }

  private static List<RowFacts> named(
      String ip, String name, int from, int number, long idleSeconds) {
    List<RowFacts> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(Scene.row(ip, from + i, idleSeconds).name(name).build());
    }
    return rows;
  }

  private static ServerFacts listed(ServerFacts.Builder server, List<RowFacts> rows) {
    return server.listing(Listing.ALL).rows(rows).build();
  }

  private Diagnosis diagnose(Course course) {
    return diagnose(course.ofLimit(LIMIT).build());
  }

  private Diagnosis diagnose(ServerFacts server) {
    return inquiry.examine(new Case(server, scene.sweep(server), found, chronicle));
  }

  private static Cause first(Diagnosis diagnosis, CauseKind kind) {
    assertThat(kinds(diagnosis)).startsWith(kind);
    return diagnosis.causes().get(0);
  }

  private static Cause cause(Diagnosis diagnosis, CauseKind kind) {
    return diagnosis.causes().get(kinds(diagnosis).indexOf(kind));
  }

  private static List<CauseKind> kinds(Diagnosis diagnosis) {
    List<CauseKind> kinds = new ArrayList<>();
    for (Cause cause : diagnosis.causes()) {
      kinds.add(cause.kind());
    }
    return kinds;
  }
}
