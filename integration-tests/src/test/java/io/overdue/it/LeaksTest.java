package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.CancelledAsync;
import io.overdue.scenario.ClosedNotReturned;
import io.overdue.scenario.ConnectPerOperation;
import io.overdue.scenario.ConnectPerOperationClosed;
import io.overdue.scenario.CursorNeverDelivered;
import io.overdue.scenario.DoubleReturn;
import io.overdue.scenario.DuplicatePools;
import io.overdue.scenario.EndlessWait;
import io.overdue.scenario.HandshakeLeftOpen;
import io.overdue.scenario.HandshakeLeftOpenInAPool;
import io.overdue.scenario.HeldByTheDead;
import io.overdue.scenario.LeakBehindAHelper;
import io.overdue.scenario.LeakInAConstructor;
import io.overdue.scenario.LeakInADefaultMethod;
import io.overdue.scenario.LeakInALambda;
import io.overdue.scenario.LeakInALoop;
import io.overdue.scenario.LeakInAWrapper;
import io.overdue.scenario.LeakInRecursion;
import io.overdue.scenario.LostToGc;
import io.overdue.scenario.NestedBorrow;
import io.overdue.scenario.NeverReturned;
import io.overdue.scenario.PipelineLeftOpen;
import io.overdue.scenario.PoolChurn;
import io.overdue.scenario.PoolDrained;
import io.overdue.scenario.PoolPerHttpRequest;
import io.overdue.scenario.PoolPerRequest;
import io.overdue.scenario.PoolPerRequestClosed;
import io.overdue.scenario.Redeployed;
import io.overdue.scenario.RedeployedSharedLibrary;
import io.overdue.scenario.ReturnRace;
import io.overdue.scenario.ReturnedOnSuccessOnly;
import io.overdue.scenario.SharedAcrossThreads;
import io.overdue.scenario.SiblingThreads;
import io.overdue.scenario.SlowHolder;
import io.overdue.scenario.SocketWithoutOwner;
import io.overdue.scenario.SubscriptionKept;
import io.overdue.scenario.TransactionLeftOpen;
import io.overdue.scenario.TransactionNotClosed;
import io.overdue.scenario.UseAfterClose;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each leak is named: right kind, right verdict, right line, and nothing else is. */
class LeaksTest {

  static Stream<Arguments> leaks() {
    return Stream.of(
        leak(NeverReturned.class, "touch", "unreturned", "leaked"),
        leak(ReturnedOnSuccessOnly.class, "load", "unreturned-on-exception", "leaked"),
        leak(LeakInALambda.class, "lambda$main$0", "unreturned-on-exception", "leaked"),
        leak(LeakBehindAHelper.class, "careless", "unreturned", "leaked"),
        leak(LeakInAConstructor.class, "careless", "unreturned", "leaked"),
        leak(LeakInAWrapper.class, "careless", "unreturned", "leaked"),
        leak(LeakInADefaultMethod.class, "$Cached.load", "unreturned-on-exception", "leaked"),
        leak(LeakInRecursion.class, "read", "unreturned-on-exception", "leaked"),
        leak(CursorNeverDelivered.class, "$Cursor.<init>", "unreturned-on-exception", "leaked"),
        leak(CancelledAsync.class, "lambda$connection$0", "unreturned", "leaked"),
        leak(LeakInALoop.class, "main", "unreturned", "leaked"),
        leak(HeldByTheDead.class, "job", "unreturned", "leaked"),
        leak(PipelineLeftOpen.class, "flush", "pipeline-not-closed", "leaked"),
        leak(TransactionNotClosed.class, "transfer", "pipeline-not-closed", "leaked"),
        leak(TransactionLeftOpen.class, "begin", "transaction-left-open", "leaked"),
        leak(SubscriptionKept.class, "awaitChange", "subscription-kept", "leaked"),
        leak(DoubleReturn.class, "greet", "double-return", "null"),
        leak(SharedAcrossThreads.class, "connect", "shared-across-threads", "null"),
        leak(PoolChurn.class, "pool", "pool-churn", "null"),
        leak(SiblingThreads.class, "request", "client-per-request", "leaked"),
        leak(PoolPerRequest.class, "request", "client-per-request", "leaked"),
        leak(PoolPerHttpRequest.class, "answer", "client-per-request", "leaked"),
        leak(PoolPerRequestClosed.class, "request", "client-per-request", "null"),
        leak(ConnectPerOperation.class, "write", "connect-per-operation", "leaked"),
        leak(ConnectPerOperationClosed.class, "write", "connect-per-operation", "null"),
        leak(LostToGc.class, "ask", "lost-to-gc", "leaked"),
        leak(DuplicatePools.class, "load", "duplicate-pools", "null"),
        leak(ClosedNotReturned.class, "ask", "closed-not-returned", "leaked"),
        leak(SocketWithoutOwner.class, "count", "socket-without-owner", "leaked"),
        leak(HandshakeLeftOpen.class, "ask", "handshake-left-open", "leaked"),
        leak(HandshakeLeftOpenInAPool.class, "ask", "handshake-left-open", "leaked"),
        leak(UseAfterClose.class, "audit", "use-after-close", "leaked"),
        leak(EndlessWait.class, "visit", "endless-wait", "null"),
        leak(NestedBorrow.class, "audit", "nested-borrow", "null"),
        leak(SlowHolder.class, "work", "slow-holder", "slow"));
  }

  private static Arguments leak(Class<?> program, String method, String kind, String verdict) {
    return Arguments.of(program, method, kind, verdict);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("leaks")
  void isNamedWithItsLine(Class<?> program, String method, String kind, String verdict) {
    String frame = Source.frame(program, method, "// leak: " + kind);
    try (Server server = Server.start();
        Program run = Program.of(program).against(server).start()) {
      Expect.finding(run, kind, verdict, frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void clientMadeInARequestIsToldToBeSo() {
    String frame = Source.frame(PoolPerHttpRequest.class, "answer", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run = Program.of(PoolPerHttpRequest.class).against(server).start()) {
      Report.Finding leak = Expect.finding(run, "client-per-request", "leaked", frame);
      assertThat(leak.json().path("evidence").toString()).contains("part of an HTTP request");
      assertThat(run.report().site("client", frame).path("entry").asText())
          .isEqualTo("an HTTP request");
      run.end();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Redeployed.class, RedeployedSharedLibrary.class})
  void poolThatADeploymentLeftBehindIsAnAlarm(Class<?> program) {
    String frame = Source.frame(program, "$Application.<init>", "// leak: duplicate-pools");
    try (Server server = Server.start();
        Program run = Program.of(program).against(server).start()) {
      Report.Finding duplicates = Expect.finding(run, "duplicate-pools", "null", frame);
      assertThat(duplicates.severity()).isEqualTo("warning");
      Expect.sweeps(run, 25);
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.is("duplicate-pools", frame));
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis.clients:jedis:2.10.0", "redis.clients:jedis:3.0.0"})
  void connectionThatTheLibraryClosedInsteadOfReturningIsNamed(String client) {
    String frame = Source.frame(ReturnRace.class, "ask", "// leak: closed-not-returned");
    try (Server server = Server.start();
        Program run = Program.of(ReturnRace.class).with(client).against(server).start()) {
      Report.Finding leak = Expect.finding(run, "closed-not-returned", "leaked", frame);
      assertThat(leak.json().path("owner").asText()).isEqualTo("library");
      assertThat(leak.json().path("library").path("name").asText()).isEqualTo("jedis");
      assertThat(client).endsWith(":" + leak.json().path("library").path("version").asText());
      assertThat(leak.json().path("library").path("fixedIn").asText()).isIn("2.10.2", "3.0.1");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void drainedPoolNamesItsHoldersAtTheFirstRefusal() {
    String frame = Source.frame(PoolDrained.class, "visit", "// leak: unreturned, pool-exhausted");
    try (Server server = Server.start();
        Program run = Program.of(PoolDrained.class).against(server).start()) {
      Report.Finding exhausted = Expect.finding(run, "pool-exhausted", "null", frame);
      assertThat(exhausted.severity()).isEqualTo("critical");
      assertThat(exhausted.json().path("evidence").toString()).contains(frame + " holds 8");
      Report.Finding leaked = Expect.finding(run, "unreturned", "leaked", frame);
      assertThat(leaked.json().path("count").asInt()).isEqualTo(8);
      run.end();
      assertThat(run.log().split("pool-exhausted at .* \\(\\d+\\)\n")).hasSize(2);
      Expect.nothingHidden(run);
    }
  }
}
