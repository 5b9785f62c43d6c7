package io.overdue.agent.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server's rows add to what the books know. */
class DiagnosticsTest {

  private final Scene scene = new Scene();
  private final Diagnostics diagnostics = new Diagnostics();
  private long listings;

  @Test
  void leakGainsWhatTheServerSees() {
    scene.connected(50_000, 61);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 60, 120),
            List.of(Scene.row(Scene.HERE, 50_060, 2_340).cmd("set").build()));
    Finding leak = leak(50_000, 61);
    Finding told = examine(server(80, rows), leak).get(0);
    assertThat(told.evidence())
        .containsExactly(
            "61 leaked.",
            "redis-a:6379 sees the same 61 rows idle for 2 min to 39 min, last command get (60),"
                + " set (1); 80 of 200 clients are used (40 %).");
    assertThat(told.check().get(0))
        .startsWith("redis-cli -h redis-a -p 6379 CLIENT LIST ID 50000 50001 ")
        .endsWith(" 50019");
    assertThat(told.fingerprint()).isEqualTo(leak.fingerprint());
  }

  @Test
  void rowOfAnotherPortIsNotOurs() {
    scene.connected(50_000, 1);
    List<RowFacts> rows =
        List.of(Scene.row(Scene.HERE, 50_000, 120).laddr("10.0.0.9:6380").build());
    assertThat(examine(server(80, rows), leak(50_000, 1)).get(0).evidence())
        .containsExactly("61 leaked.");
  }

  @Test
  void proxyIsToldAndNothingIsJoined() {
    scene.connected(50_000, 3);
    Finding told =
        examine(server(80, Scene.rows("10.9.9.9", 50_000, 3, 900)), leak(50_000, 3)).get(0);
    assertThat(told.evidence())
        .contains(
            "redis-a:6379 lists none of them under its address here: a proxy or address translation"
                + " stands in between.");
    assertThat(told.check()).isEmpty();
  }

  @Test
  void connectionsBehindAProxyAreKnownByTheirIds() {
    scene.told(50_000, 3, 7_000);
    Finding told =
        examine(server(80, Scene.rows("10.9.9.9", 7_000, 3, 900)), leak(50_000, 3)).get(0);
    assertThat(told.evidence())
        .anyMatch(line -> line.startsWith("redis-a:6379 sees the same 3 rows idle for 15 min"))
        .contains(
            "They are known there by their client ids: a proxy or address translation shows them"
                + " under other addresses than here.");
    assertThat(told.check().get(0)).endsWith(" CLIENT LIST ID 7000 7001 7002");
  }

  @Test
  void idThatAnotherServerBehindABalancerGaveIsNotBelieved() {
    scene.told(50_000, 3, 7_000);
    List<RowFacts> young = new ArrayList<>();
    for (int id = 7_000; id < 7_003; id++) {
      young.add(Scene.row("10.9.9.9", id, 5).ageSeconds(60).build());
    }
    Join join = Join.of(server(80, young), scene.sweep(server(80, young)));
    assertThat(join.ours()).isEmpty();
    assertThat(join.isHidden()).isTrue();
  }

  @Test
  void connectionsWithoutAnIdAreHiddenBesideThoseWithOne() {
    scene.told(50_000, 3, 7_000).connected(51_000, 3);
    List<RowFacts> rows = Scene.rows("10.9.9.9", 7_000, 6, 900);
    Join join = Join.of(server(80, rows), scene.sweep(server(80, rows)));
    assertThat(join.ours()).hasSize(3);
    assertThat(join.isHidden()).isTrue();
    assertThat(join.isWhole()).isFalse();
  }

  @Test
  void twoConnectionsWithoutARowProveNothing() {
    scene.connected(50_000, 2);
    assertThat(Join.of(server(80, List.of()), scene.sweep(server(80, List.of()))).isHidden())
        .isFalse();
  }

  @Test
  void subscribersThatOneLineAddsAndNeverRemovesAreKept() {
    scene.connected(50_000, 40, "listen");
    assertThat(subscribed(3)).isEmpty();
    assertThat(subscribed(5)).isEmpty();
    assertThat(subscribed(7)).isEmpty();
    Finding finding = only(subscribed(9), Kind.SUBSCRIPTION_KEPT);
    assertThat(finding.site().methodName()).isEqualTo("listen");
    assertThat(finding.evidence())
        .containsExactly(
            "The server redis-a:6379 lists 9 subscribed connections that this line opened; there"
                + " were 3, and the number only rises.");
    assertThat(subscribed(2)).isEmpty();
  }

  @Test
  void constantNumberOfSubscribersIsWanted() {
    scene.connected(50_000, 40, "listen");
    for (int i = 0; i < 10; i++) {
      assertThat(subscribed(8)).isEmpty();
    }
  }

  @Test
  void transactionInWhichNothingHappensIsToldUnlessItsLoanIsLeaked() {
    scene.connected(50_000, 4).lent(50_000, 4);
    List<RowFacts> rows = new ArrayList<>();
    rows.add(Scene.row(Scene.HERE, 50_000, 120).multi(2).flags("x").build());
    rows.add(Scene.row(Scene.HERE, 50_001, 60).multi(0).flags("x").build());
    rows.add(Scene.row(Scene.HERE, 50_002, 2).multi(1).flags("x").build());
    rows.add(Scene.row(Scene.HERE, 50_003, 500).build());
    Finding finding = only(examine(server(20, rows)), Kind.TRANSACTION_LEFT_OPEN);
    assertThat(finding.evidence())
        .containsExactly(
            "2 connections to redis-a:6379, taken here, have a transaction open in which nothing"
                + " happened for 2 min.");
    assertThat(examine(server(20, rows), leak(50_000, 4)))
        .extracting(Finding::kind)
        .containsExactly(Kind.UNRETURNED);
  }

  @Test
  void rowsOfOursWithoutAConnectionAreOnlyWorthKnowing() {
    scene.connected(50_000, 5);
    List<Finding> findings = List.of();
    for (int i = 1; i <= 6; i++) {
      findings =
          examine(
              server(
                  60,
                  Scene.all(
                      Scene.rows(Scene.HERE, 50_000, 5, 5),
                      Scene.rows(Scene.HERE, 40_000, 3 * i, 900))));
    }
    Finding finding = only(findings, Kind.SERVER_ZOMBIES);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.count()).isEqualTo(12);
  }

  @Test
  void idleClientsOfAServerThatNeverLooksMayBeDead() {
    scene.connected(50_000, 5);
    List<RowFacts> rows =
        Scene.all(Scene.rows(Scene.HERE, 50_000, 5, 5), Scene.rows("10.0.0.7", 40_000, 30, 90_000));
    Finding finding =
        only(
            examine(server(60, rows).toBuilder().tcpKeepaliveSeconds(0).build()),
            Kind.DEAD_PEERS_KEPT);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.evidence().get(0)).contains("30 clients of other addresses");
    assertThat(examine(server(60, rows))).isEmpty();
  }

  @Test
  void fleetIsMultipliedOut() {
    scene.connected(50_000, 10).pool(5, 5, 32).pool(5, 5, 8);
    List<RowFacts> rows =
        Scene.all(
            Scene.rows(Scene.HERE, 50_000, 10, 5),
            Scene.rows("10.0.0.2", 40_000, 10, 5),
            Scene.rows("10.0.0.3", 41_000, 10, 5),
            List.of(Scene.row("10.0.0.4", 42_000, 5).user("billing").build()));
    Finding soon = only(examine(server(31, rows)), Kind.FLEET_OVERCOMMIT);
    assertThat(soon.severity()).isEqualTo(Severity.INFO);
    assertThat(soon.evidence())
        .containsExactly(
            "3 addresses x (1 pool x max 8 + 1 pool x max 32) = 120 of 200, beside 1 client of"
                + " other kinds; a rolling deployment doubles it: 240.");
    assertThat(soon.fix()).contains("Lower maxTotal to about 13 a pool");
    ServerFacts tight = server(31, rows).toBuilder().limit(140).build();
    assertThat(only(examine(tight), Kind.FLEET_OVERCOMMIT).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void poolsThatFitTwiceAreNoProblem() {
    scene.connected(50_000, 10).pool(5, 5, 32);
    assertThat(examine(server(31, Scene.rows(Scene.HERE, 50_000, 10, 5)))).isEmpty();
  }

  @Test
  void rowsAreWantedWhereALeakOrGrowthWouldBeExplainedByThem() {
    scene.connected(50_000, 3);
    ServerFacts server = Course.from(20).steady(3).ofLimit(200).build();
    ServerFacts growing = Course.from(20).leak(2, 30).ofLimit(200).build();
    assertThat(diagnostics.examine(scene.sweep(server), List.of()).rowsWanted()).isEmpty();
    assertThat(diagnostics.examine(scene.sweep(server), List.of(leak(50_000, 3))).rowsWanted())
        .containsExactly("redis-a:6379");
    assertThat(diagnostics.examine(scene.sweep(growing), List.of()).rowsWanted())
        .containsExactly("redis-a:6379");
  }

  @Test
  void everyServerGetsADiagnosis() {
    assertThat(diagnostics.examine(scene.sweep(server(20, List.of())), List.of()).diagnoses())
        .hasSize(1);
  }

  private List<Finding> subscribed(int number) {
    List<RowFacts> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(Scene.row(Scene.HERE, 50_000 + i, 5).flags("P").sub(1).build());
    }
    return examine(server(60, rows));
  }

  private List<Finding> examine(ServerFacts server, Finding... found) {
    return diagnostics.examine(scene.sweep(server), List.of(found)).findings();
  }

  private ServerFacts server(long used, List<RowFacts> rows) {
    return Course.from(used)
        .steady(3)
        .ofLimit(200)
        .listing(Listing.ALL)
        .rows(rows)
        .rowsAtNanos(++listings)
        .build();
  }

  private static Finding leak(int from, int number) {
    List<String> locals = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      locals.add(Scene.local(from + i));
    }
    return Finding.of(Kind.UNRETURNED, Scene.site("load"))
        .verdict(Verdict.LEAKED)
        .count(number)
        .evidence("61 leaked.")
        .about(locals)
        .build();
  }

  private static Finding only(List<Finding> findings, Kind kind) {
    assertThat(findings).extracting(Finding::kind).containsExactly(kind);
    return findings.get(0);
  }
}
