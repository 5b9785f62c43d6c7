package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerSample;
import java.io.EOFException;
import java.io.File;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked when, and what is made of each answer; a tick is thirty seconds. */
class NodeTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = 30 * SECOND;
  private static final String OUR_END = "10.0.0.1:5";
  private static final Reply NOPERM =
      Reply.error("NOPERM User app has no permissions to run the command");

  private final MadeUpTicks ticks = new MadeUpTicks();
  private final FakeNode server = new FakeNode(ticks);
  private final Periods periods = new Periods(TICK);
  private final ListBudget budget = new ListBudget(periods, 5_000);
  private final Node node = node();
  private final Map<String, Long> ends = Map.of(OUR_END, -1L);

  /** From the last question to the next. */
  private long pause;

  private Node node() {
    return new Node(
        "redis-a:6379",
        periods,
        budget,
        new LocalProcess(new File("/nowhere")),
        new Middle(),
        ticks);
  }

  @Test
  void numbersAreTheServersAndTheProbeIsNotAmongTheUsed() {
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(node.facts().reason()).isEmpty();
    assertThat(node.facts().connected()).isEqualTo(11);
    assertThat(node.facts().used()).isEqualTo(10);
    assertThat(node.facts().limit()).isEqualTo(100);
    assertThat(node.facts().limitFrom()).isEqualTo("INFO");
    assertThat(node.facts().version()).isEqualTo("7.0.15");
    assertThat(server.asked)
        .containsExactly(
            "CLIENT SETNAME overdue-probe",
            "CLIENT ID",
            "INFO",
            "CONFIG GET maxclients",
            "CONFIG GET timeout",
            "CONFIG GET tcp-keepalive");
    assertThat(server.open).isZero();
  }

  @Test
  void firstQuestionComesWithinAPeriodAndTheNextAfterOne() {
    assertThat(node.dueNanos() - ticks.nanos()).isEqualTo(TICK / 2);
    ask();
    assertThat(pause).isEqualTo(TICK);
  }

  @Test
  void configurationIsAskedOnceAnHourAndAfterARestart() {
    ask();
    ask(119);
    assertThat(server.times("CONFIG GET maxclients")).isEqualTo(1);
    ask(2);
    assertThat(server.times("CONFIG GET maxclients")).isEqualTo(2);
    server.runId = "run-2";
    ask();
    assertThat(server.times("CONFIG GET maxclients")).isEqualTo(3);
    assertThat(server.times("CONFIG GET timeout")).isEqualTo(3);
  }

  @Test
  void connectionIsKeptFromSeventyPercentOnAndAskedTwiceAsOften() {
    server.connected = 69;
    ask();
    assertThat(node.facts().isKept()).isFalse();
    server.connected = 70;
    ask(3);
    assertThat(node.facts().isKept()).isTrue();
    assertThat(server.open).isEqualTo(1);
    assertThat(server.opened).isEqualTo(2);
    assertThat(pause).isEqualTo(TICK / 2);
    server.connected = 69;
    ask();
    assertThat(node.facts().isKept()).isFalse();
    assertThat(server.open).isZero();
    assertThat(pause).isEqualTo(TICK);
  }

  @Test
  void keptConnectionAnswersAtTheLimit() {
    server.connected = 90;
    ask();
    server.connected = 100;
    server.rejected = 7;
    server.refusal = Refusal.ofError("ERR max number of clients reached");
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(node.facts().used()).isEqualTo(99);
    assertThat(node.facts().rejected()).isEqualTo(7);
  }

  @Test
  void keptConnectionThatTheServerClosedIsReplacedAtOnce() {
    server.connected = 90;
    ask();
    server.failure = new SocketException("Connection reset");
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(server.opened).isEqualTo(2);
    server.failure = new EOFException();
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(server.open).isEqualTo(1);
  }

  @Test
  void keptConnectionOfAnotherDoorIsClosed() {
    server.connected = 90;
    ask();
    server.owner = "pool 2";
    node.check(target());
    assertThat(server.open).isZero();
  }

  @Test
  void serverThatTakesNoMoreConnections() {
    ask();
    server.refusal = Refusal.ofError("ERR max number of clients + cluster connections reached");
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.AT_LIMIT);
    assertThat(node.facts().isConcluded()).isFalse();
    assertThat(node.facts().used()).as("what was known stays").isEqualTo(10);
    assertThat(pause).isEqualTo(TICK / 2);
  }

  @Test
  void probesOwnRefusedConnectionsAreNoRefusalsOfOthers() {
    ask();
    server.refusal = Refusal.ofError("ERR max number of clients reached");
    ask(3);
    server.refusal = null;
    ask();
    assertThat(node.facts().rejected()).isEqualTo(3);
    assertThat(latest().rejected()).isZero();
    server.rejected += 2;
    ask();
    assertThat(latest().rejected()).isEqualTo(2);
  }

  @Test
  void probesOwnConnectionsAreNotAmongTheReceived() {
    ask(5);
    assertThat(latest().received()).isEqualTo(1000);
    server.received += 4;
    ask();
    assertThat(latest().received()).isEqualTo(1004);
    assertThat(node.facts().received()).isEqualTo(server.received);
  }

  @Test
  void countingBeginsAnewWithAnotherProcess() {
    ask(3);
    server.runId = "run-2";
    server.received = 50;
    ask();
    assertThat(latest().received()).isEqualTo(50);
    assertThat(latest().runId()).isEqualTo("run-2");
    server.received = 0; // CONFIG RESETSTAT
    ask();
    assertThat(latest().received()).isZero();
    assertThat(node.facts().samples()).hasSize(5);
  }

  @Test
  void samplesHaveABound() {
    ask(300);
    assertThat(node.facts().samples()).hasSize(240);
  }

  @Test
  void connectionClosedWithoutAWordIsConcludedToBeRefused() {
    server.failure = new EOFException();
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.AT_LIMIT);
    assertThat(node.facts().isConcluded()).isTrue();
    assertThat(node.facts().reason()).contains("probably");
  }

  @Test
  void silenceIsAskedLessAndLess() {
    for (long expected : new long[] {2, 4, 8, 16, 20, 20}) {
      server.failure = new SocketTimeoutException("Read timed out");
      ask();
      assertThat(node.facts().answer()).isEqualTo(Answer.SILENT);
      assertThat(pause).isEqualTo(expected * TICK);
    }
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(pause).isEqualTo(TICK);
    assertThat(server.open).isZero();
  }

  @Test
  void garbageIsAskedLessAndLess() {
    server.failure = new Garbled("half a reply");
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.GARBLED);
    assertThat(node.facts().reason()).isEqualTo("the server answered half a reply");
    assertThat(pause).isEqualTo(2 * TICK);
  }

  @Test
  void infoThatIsNoneIsGarbage() {
    server.answer("INFO", Reply.text("hello"));
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.GARBLED);
    server.answer("INFO", Reply.NOTHING);
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.GARBLED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOAUTH Authentication required.",
        "WRONGPASS invalid username-password pair or user is disabled.",
        "ERR invalid password"
      })
  void loginThatIsNotAcceptedIsTriedOnce(String error) {
    server.answer("CLIENT SETNAME overdue-probe", Reply.error(error));
    ask(10);
    assertThat(node.facts().answer()).isEqualTo(Answer.BAD_LOGIN);
    assertThat(server.opened).isEqualTo(1);
    server.replies.clear();
    server.login = "db 0 user other";
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
  }

  @Test
  void anotherPoolMayHaveAnotherPassword() {
    server.answer("CLIENT SETNAME overdue-probe", Reply.error("WRONGPASS invalid pair"));
    ask();
    server.replies.clear();
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.BAD_LOGIN);
    server.owner = "pool 2";
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
  }

  @Test
  void poolForEachRequestIsNoReasonToAskAgainWhatIsRefused() {
    server.answer("INFO", NOPERM);
    for (int i = 0; i < 5; i++) {
      server.owner = "pool " + i;
      ask();
      node.leave();
    }
    assertThat(server.times("INFO")).isEqualTo(1);
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.FORBIDDEN);
  }

  @Test
  void serverWithoutConnectionsIsRememberedForAWhile() {
    server.connected = 90;
    ask(3);
    node.leave();
    assertThat(server.open).isZero();
    assertThat(node.facts().answer()).isEqualTo(Answer.NOT_ASKED);
    assertThat(node.facts().samples()).hasSize(3);
    assertThat(node.isLongLeft()).isFalse();
    ticks.pass(22 * TICK);
    assertThat(node.isLongLeft()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "MASTERDOWN Link with MASTER is down",
        "BUSY Redis is busy running a script."
      })
  void transientTroubleSkipsATick(String error) {
    server.connected = 90;
    ask();
    server.answer("INFO", Reply.error(error));
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.TRANSIENT);
    assertThat(node.facts().isKept()).isTrue();
    server.replies.clear();
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(server.opened).isEqualTo(1);
  }

  @Test
  void forbiddenInfoLeavesTheIdsThatCount() {
    server.answer("INFO", NOPERM);
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.FORBIDDEN);
    assertThat(node.facts().reason()).startsWith("INFO is refused: NOPERM");
    ask();
    server.received += 6;
    ask();
    assertThat(server.times("INFO")).isEqualTo(1);
    assertThat(server.times("CONFIG GET maxclients")).isZero();
    assertThat(node.facts().used()).isEqualTo(-1);
    assertThat(node.facts().samples())
        .extracting(ServerSample::received)
        .satisfies(ids -> assertThat(ids.get(1) - ids.get(0)).isEqualTo(6));
  }

  @Test
  void loginThatMayDoNothingIsAskedOnce() {
    server.answer("CLIENT SETNAME overdue-probe", NOPERM);
    server.answer("CLIENT ID", NOPERM);
    server.answer("INFO", NOPERM);
    ask(20);
    assertThat(server.asked).hasSize(3);
    assertThat(server.opened).isEqualTo(1);
    assertThat(node.facts().answer()).isEqualTo(Answer.FORBIDDEN);
    node.askAgain();
    server.replies.clear();
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
  }

  @Test
  void leastPrivilegeIsEnough() {
    server.answer("CLIENT SETNAME overdue-probe", NOPERM);
    server.answer("CONFIG GET maxclients", NOPERM);
    ask(200);
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(server.times("CLIENT SETNAME overdue-probe")).isEqualTo(1);
    assertThat(server.times("CONFIG GET maxclients")).isEqualTo(1);
    assertThat(server.times("CONFIG GET timeout")).isZero();
    assertThat(node.facts().timeoutSeconds()).isEqualTo(-1);
  }

  @Test
  void limitOfAnOldServerIsTheConfiguredOne() {
    server.maxclients = -1;
    ask(2);
    assertThat(node.facts().limit()).isEqualTo(300);
    assertThat(node.facts().limitFrom()).isEqualTo("CONFIG");
  }

  @Test
  void limitThatNobodyTellsIsUnknown() {
    server.maxclients = -1;
    server.answer("CONFIG GET maxclients", Reply.error("ERR unknown command 'CONFIG'"));
    ask();
    assertThat(node.facts().limit()).isEqualTo(-1);
    assertThat(node.facts().limitFrom()).isEmpty();
    assertThat(node.facts().share()).isNegative();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
  }

  @Test
  void roomMeansNoList() {
    ask(50);
    assertThat(lists()).isZero();
    assertThat(node.facts().listing()).isEqualTo(Listing.NONE);
  }

  @Test
  void fullServerIsListedAfterARandomDelayAndThenEveryFiveMinutes() {
    server.connected = 80;
    ask();
    assertThat(lists()).isZero();
    ask(4); // the delay is at most ten ticks, here five
    assertThat(lists()).isZero();
    ask();
    assertThat(lists()).isEqualTo(1);
    assertThat(node.facts().listing()).isEqualTo(Listing.ALL);
    assertThat(node.facts().rows()).extracting(RowFacts::id).containsExactly(5L, 6L);
    ask(9);
    assertThat(lists()).isEqualTo(1);
    ask();
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void rejectedConnectionsAreAReasonToList() {
    ask();
    server.rejected = 1;
    ask(7);
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void findingAsksForRowsAndThenForOursAlone() {
    ask();
    node.needRows();
    ask(6);
    assertThat(lists()).isEqualTo(1);
    node.needRows();
    ask(2);
    assertThat(server.times("CLIENT LIST ID 5")).isEqualTo(1);
    ask();
    assertThat(server.times("CLIENT LIST ID 5")).isEqualTo(1);
    node.needRows();
    ask();
    assertThat(server.times("CLIENT LIST ID 5")).isEqualTo(2);
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void idsThatConnectionsWereToldNeedNoWholeList() {
    Target told = new Target("redis-a:6379", server, Map.of(OUR_END, 5L));
    server.answer("CLIENT LIST ID 5", Reply.text("id=5 addr=10.9.9.9:1 flags=N"));
    server.connected = 50;
    node.needRows();
    for (int tick = 0; tick < 12; tick++) {
      node.ask(told);
      ticks.pass(TICK);
    }
    assertThat(lists()).isZero();
    assertThat(node.facts().listing()).isEqualTo(Listing.OURS);
    assertThat(node.facts().rows())
        .singleElement()
        .satisfies(row -> assertThat(row.id()).isEqualTo(5));
  }

  @Test
  void rowOfAConnectionThatIsGoneLeavesTheList() {
    node.needRows();
    ask(6);
    server.answer("CLIENT LIST ID 5", Reply.text(""));
    node.needRows();
    ask(2);
    assertThat(node.facts().rows()).extracting(RowFacts::id).containsExactly(6L);
  }

  @Test
  void probesOwnRowIsLeftOut() {
    server.answer("CLIENT ID", Reply.text("6"));
    node.needRows();
    ask(6);
    assertThat(node.facts().rows()).extracting(RowFacts::id).containsExactly(5L);
  }

  @Test
  void idsThatAnOldServerDoesNotKnowAreNotAskedAgain() {
    node.needRows();
    ask(6);
    server.answer("CLIENT LIST ID 5", Reply.error("ERR syntax error"));
    for (int i = 0; i < 10; i++) {
      node.needRows();
      ask();
    }
    assertThat(server.times("CLIENT LIST ID 5")).isEqualTo(1);
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void refusedListIsNotAskedAgain() {
    server.connected = 80;
    server.answer("CLIENT LIST", NOPERM);
    ask(50);
    assertThat(lists()).isEqualTo(1);
    assertThat(node.facts().listingReason()).startsWith("CLIENT LIST is refused: NOPERM");
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
  }

  @Test
  void listOfTooManyIsNotAskedFor() {
    server.connected = 5_001;
    server.maxclients = 6_000;
    ask(20);
    assertThat(lists()).isZero();
    assertThat(node.facts().listingReason())
        .isEqualTo("a list of 5,001 clients is too long to ask for");
  }

  @Test
  void slowListStopsListsForAnHour() {
    server.connected = 80;
    server.nanosAList = 51_000_000;
    ask(6);
    assertThat(lists()).isEqualTo(1);
    assertThat(node.facts().listingReason()).contains("too long");
    ask(115);
    assertThat(lists()).isEqualTo(1);
    ask(10);
    assertThat(lists()).isEqualTo(2);
  }

  @Test
  void listThatBreaksTheBoundLeavesTheNumbers() {
    server.connected = 80;
    ask(5);
    server.failLists = new Garbled("a reply of 104857600 bytes");
    ask();
    assertThat(node.facts().answer()).isEqualTo(Answer.OK);
    assertThat(node.facts().listing()).isEqualTo(Listing.NONE);
    assertThat(node.facts().listingReason()).contains("104857600");
    ask(50);
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void oneWholeListInFiveMinutesForAllServers() {
    FakeNode other = new FakeNode(ticks);
    Node second = node();
    server.connected = 80;
    other.connected = 80;
    for (int i = 0; i < 10; i++) {
      ask();
      second.ask(new Target("redis-b:6379", other, Map.of()));
    }
    assertThat(lists() + other.times("CLIENT LIST")).isEqualTo(1);
  }

  @Test
  void rowsAreForgottenWhenNobodyNeedsThemForLong() {
    node.needRows();
    ask(6);
    assertThat(node.facts().rows()).isNotEmpty();
    ask(60);
    assertThat(node.facts().rows()).isEmpty();
    assertThat(node.facts().listing()).isEqualTo(Listing.NONE);
  }

  @Test
  void lockedDoorSaysWhy() {
    Target locked = new Target("redis-a:6379", Door.locked("no pool to ask"), ends);
    node.ask(locked);
    assertThat(node.facts().answer()).isEqualTo(Answer.NOT_ASKED);
    assertThat(node.facts().reason()).isEqualTo("no pool to ask");
  }

  private void ask() {
    node.ask(target());
    pause = node.dueNanos() - ticks.nanos();
    ticks.pass(TICK);
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      ask();
    }
  }

  private Target target() {
    return new Target("redis-a:6379", server, ends);
  }

  private long lists() {
    return server.times("CLIENT LIST");
  }

  private ServerSample latest() {
    return node.facts().samples().get(node.facts().samples().size() - 1);
  }

  /** Dice that always fall in the middle. */
  private static final class Middle extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0.5;
    }
  }
}
