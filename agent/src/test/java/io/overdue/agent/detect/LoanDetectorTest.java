package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoanDetectorTest {

  private final LoanDetector detector = new LoanDetector(0);
  private final Facts facts = Facts.borrowing();

  @Test
  void balanceThatNeverFallsIsALeak() {
    List<Finding> findings = List.of();
    for (int i = 0; i < 20; i++) {
      findings = detector.examine(facts.taken(1, Holder.OUTSIDE).takenAndReturned(9, 2).sweep());
    }
    assertThat(findings).hasSize(1);
    Finding leak = findings.get(0);
    assertThat(leak.kind()).isEqualTo(Kind.UNRETURNED);
    assertThat(leak.verdict()).isEqualTo(Verdict.LEAKED);
    assertThat(leak.severity()).isEqualTo(Severity.WARNING);
    assertThat(leak.count()).isEqualTo(19);
    assertThat(leak.evidence()).anyMatch(line -> line.contains("took 200 and gave back 180"));
  }

  @Test
  void balanceIsNotJudgedBeforeItWasWatchedForFourteenSweeps() {
    for (int i = 0; i < 14; i++) {
      assertThat(verdicts(facts.taken(1, Holder.OUTSIDE).sweep())).doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void fewKeptForGoodAreNoLeak() {
    facts.taken(5, Holder.OUTSIDE);
    for (int i = 0; i < 100; i++) {
      assertThat(verdicts(facts.takenAndReturned(10, 2).sweep())).doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void thoseTakenOneByOneWhileTheApplicationStartsAreNoLeak() {
    for (int i = 0; i < 12; i++) {
      detector.examine(facts.taken(1, Holder.OUTSIDE).sweep());
    }
    for (int i = 0; i < 100; i++) {
      assertThat(verdicts(facts.sweep())).doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void threadsThatTakeOneEachAndKeepItAreNoLeakHoweverManyComeOneByOne() {
    for (int i = 0; i < 60; i++) {
      assertThat(verdicts(facts.taken(1, Holder.KEPT).sweep())).doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void threadsThatKeepOneEachAreALeakWhenTheirPoolStarves() {
    facts.poolOf(8).taken(8, Holder.KEPT);
    List<Finding> findings = List.of();
    for (int i = 0; i < 18; i++) {
      findings = detector.examine(facts.waiting(4).sweep());
    }
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
  }

  @Test
  void threadsThatStayInsideTheBorrowAreSlowAndNoLeak() {
    for (int i = 0; i < 40; i++) {
      assertThat(verdicts(facts.taken(1, Holder.INSIDE).sweep())).doesNotContain(Verdict.LEAKED);
    }
    List<Finding> findings = detector.examine(facts.sweep());
    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.SLOW_HOLDER);
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.INFO);
    assertThat(findings.get(0).evidence())
        .contains("Thread http-1 is at com.acme.OrderCache.render(OrderCache.java:120).");
  }

  @Test
  void loansThatComeBackLateAreNoLeakAndTeachTheSiteItsBound() {
    for (int i = 0; i < 6; i++) {
      detector.examine(facts.taken(1, Holder.OUTSIDE).sweep());
    }
    for (int i = 0; i < 100; i++) {
      assertThat(verdicts(facts.taken(1, Holder.OUTSIDE).returned(1).sweep()))
          .doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void leakIsOverWhenItsLoansAreBack() {
    for (int i = 0; i < 20; i++) {
      detector.examine(facts.taken(1, Holder.OUTSIDE).sweep());
    }
    assertThat(verdicts(facts.now())).containsExactly(Verdict.LEAKED);
    assertThat(detector.examine(facts.returned(20).sweep())).isEmpty();
  }

  @Test
  void threeDeadThreadsAreAWitnessAtTheSecondSight() {
    assertThat(verdicts(facts.taken(3, Holder.DEAD).sweep())).doesNotContain(Verdict.LEAKED);
    assertThat(verdicts(facts.sweep())).containsExactly(Verdict.LEAKED);
  }

  @Test
  void threeThatAFrameworkKeepsForThreadsWithNothingToDoAreAWitnessAtTheSecondSight() {
    assertThat(verdicts(facts.taken(3, Holder.STRANDED).sweep())).doesNotContain(Verdict.LEAKED);
    Finding leak = detector.examine(facts.sweep()).get(0);
    assertThat(leak.verdict()).isEqualTo(Verdict.LEAKED);
    assertThat(leak.evidence())
        .anyMatch(line -> line.startsWith("Spring still keeps 3 of them for the threads"));
    assertThat(leak.fix()).contains("unbindConnection()");
    assertThat(leak.loans()).isEmpty();
  }

  @Test
  void threeLoansThatExceptionsTookOutAreAWitnessAtTheSecondSight() {
    facts.takenAndReturned(50, 2).takenAndLeftByException(3);
    assertThat(verdicts(facts.sweep())).doesNotContain(Verdict.LEAKED);
    List<Finding> findings = detector.examine(facts.sweep());
    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.UNRETURNED_ON_EXCEPTION);
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
    assertThat(findings.get(0).evidence())
        .contains(
            "3 of them left com.acme.OrderCache.load by"
                + " redis.clients.jedis.exceptions.JedisConnectionException (read timed out) while"
                + " holding the connection; of 50 returned, 50 left it normally.");
  }

  @Test
  void whatExceptionsTakeOutAndWhatIsForgottenWithoutThemAreTwoProblemsOfOneLine() {
    List<Finding> findings = List.of();
    for (int i = 0; i < 20; i++) {
      findings =
          detector.examine(facts.taken(1, Holder.OUTSIDE).takenAndLeftByException(1).sweep());
    }
    assertThat(findings)
        .extracting(Finding::kind)
        .containsExactly(Kind.UNRETURNED_ON_EXCEPTION, Kind.UNRETURNED);
  }

  @Test
  void provenExitStaysProvenUntilOneComesBack() {
    facts.takenAndLeftByException(4).sweep();
    detector.examine(facts.now());
    assertThat(verdicts(facts.sweep())).containsExactly(Verdict.LEAKED);
    assertThat(verdicts(facts.sweep())).containsExactly(Verdict.LEAKED);
    assertThat(verdicts(facts.returned(2).now())).doesNotContain(Verdict.LEAKED);
  }

  @Test
  void exceptionsThatHandTheLoanToTheNextAttemptConvictNobody() {
    for (int i = 0; i < 60; i++) {
      facts.takenAndLeftByException(2);
      assertThat(verdicts(facts.sweep())).doesNotContain(Verdict.LEAKED);
      facts.returned(2);
    }
  }

  @Test
  void twoDeadThreadsAreAnAccident() {
    facts.taken(2, Holder.DEAD);
    for (int i = 0; i < 30; i++) {
      assertThat(verdicts(facts.sweep())).doesNotContain(Verdict.LEAKED);
    }
  }

  @Test
  void handOverByThreadsThatEndIsLearntAsNormal() {
    facts.taken(2, Holder.DEAD);
    detector.examine(facts.sweep());
    detector.examine(facts.sweep());
    detector.examine(facts.sweep());
    for (int i = 0; i < 50; i++) {
      assertThat(verdicts(facts.returned(2).taken(2, Holder.DEAD).sweep()))
          .doesNotContain(Verdict.LEAKED);
      assertThat(verdicts(facts.taken(2, Holder.DEAD).sweep())).doesNotContain(Verdict.LEAKED);
      facts.returned(2);
    }
  }

  @Test
  void drainedPoolGrowsNoMoreAndIsALeakAllTheSame() {
    facts.poolOf(8).taken(8, Holder.OUTSIDE);
    List<Finding> findings = List.of();
    for (int i = 0; i < 18; i++) {
      findings = detector.examine(facts.refused(5).sweep());
    }
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    assertThat(findings).extracting(Finding::count).containsExactly(8L);
  }

  @Test
  void fewKeptForGoodInABusyPoolWhoseQueueMovesAreNoLeakAndNoEndlessWait() {
    EndlessWaitDetector endlessWait = new EndlessWaitDetector();
    facts.poolOf(4).taken(3, Holder.OUTSIDE).waiting(2);
    for (int i = 0; i < 60; i++) {
      facts.sweep();
      LedgerFacts now = facts.taken(1, Holder.UNKNOWN).now();
      assertThat(verdicts(now)).doesNotContain(Verdict.LEAKED);
      assertThat(endlessWait.examine(now)).isEmpty();
      facts.returnedLatest();
    }
  }

  @Test
  void slowHoldersThatStarveTheirPoolAreAWarning() {
    facts.poolOf(4).taken(4, Holder.INSIDE);
    List<Finding> findings = List.of();
    for (int i = 0; i < 10; i++) {
      findings = detector.examine(facts.waiting(3).sweep());
    }
    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.SLOW_HOLDER);
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
  }

  @Test
  void looksBetweenTwoSweepsDoNotHurryAVerdict() {
    for (int i = 0; i < 5; i++) {
      facts.taken(1, Holder.OUTSIDE);
      detector.examine(facts.sweep());
      for (int j = 0; j < 50; j++) {
        assertThat(verdicts(facts.now())).doesNotContain(Verdict.LEAKED);
      }
    }
  }

  @Test
  void whatIsOutNobodyKnowsHowIsNoProblemOfItsOwn() {
    facts.unwatched().taken(6, Holder.OUTSIDE).sweep();
    List<Finding> last = List.of();
    for (int i = 0; i < 30; i++) {
      last = detector.examine(facts.takenAndLeftByException(1).takenAndReturned(9, 1).sweep());
    }
    assertThat(last).extracting(Finding::kind).containsExactly(Kind.UNRETURNED_ON_EXCEPTION);
  }

  @Test
  void lateReturnSaysNothingAboutWhatIsOutForTenTimesAsLong() {
    List<Finding> last = List.of();
    for (int i = 0; i < 60; i++) {
      last = detector.examine(facts.taken(1, Holder.OUTSIDE).takenAndReturned(9, 1).sweep());
    }
    assertThat(last).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
    facts.returnedWhenOlderThan(3);
    assertThat(detector.examine(facts.sweep()))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.LEAKED);
    facts.returnedWhenOlderThan(30);
    assertThat(detector.examine(facts.sweep()))
        .extracting(Finding::verdict)
        .doesNotContain(Verdict.LEAKED);
  }

  @Test
  void returnsThatAStandstillHeldUpSayNothing() {
    for (int i = 0; i < 20; i++) {
      detector.examine(facts.taken(1, Holder.OUTSIDE).takenAndReturned(9, 1).sweep());
    }
    LedgerFacts held = facts.taken(4, Holder.OUTSIDE).stoodStill(5).sweep();
    assertThat(verdicts(held)).containsExactly(Verdict.LEAKED);
    for (int i = 0; i < 4; i++) {
      facts.returnedLatest();
    }
    assertThat(verdicts(facts.sweep())).containsExactly(Verdict.LEAKED);
  }

  @Test
  void problemOfItsOwnStaysOneWhenExceptionsJoinIt() {
    for (int i = 0; i < 20; i++) {
      detector.examine(facts.taken(i % 4 == 0 ? 1 : 0, Holder.OUTSIDE).sweep());
    }
    List<Finding> last = List.of();
    for (int i = 0; i < 40; i++) {
      last = detector.examine(facts.takenAndLeftByException(1).sweep());
      assertThat(last).extracting(Finding::kind).contains(Kind.UNRETURNED);
    }
    assertThat(last)
        .extracting(Finding::kind)
        .containsExactly(Kind.UNRETURNED_ON_EXCEPTION, Kind.UNRETURNED);
  }

  @Test
  void exceptionSaysLessWhereOthersGiveBackWhatTheMethodTakes() {
    facts.takenAndReturned(8, 1500).handedOn(8).takenAndLeftByException(4);
    isNamedInTheFifthSweep();
  }

  @Test
  void exceptionSaysLessWhereSomeComeBackAllTheSame() {
    facts.leftByExceptionAndReturned(2, 100).takenAndLeftByException(4);
    isNamedInTheFifthSweep();
  }

  private void isNamedInTheFifthSweep() {
    for (int sweep = 0; sweep < 4; sweep++) {
      assertThat(detector.examine(facts.sweep()))
          .extracting(Finding::verdict)
          .doesNotContain(Verdict.LEAKED);
    }
    assertThat(detector.examine(facts.sweep()))
        .extracting(Finding::kind)
        .contains(Kind.UNRETURNED_ON_EXCEPTION);
  }

  @Test
  void ageThatTheUserSetIsAWarningAndNoLeak() {
    LoanDetector impatient = new LoanDetector(3 * Facts.SECOND);
    facts.taken(1, Holder.INSIDE);
    impatient.examine(facts.sweep());
    assertThat(impatient.examine(facts.sweep())).isEmpty();
    List<Finding> findings = impatient.examine(facts.sweep());
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.OVERDUE);
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
  }

  private List<Verdict> verdicts(LedgerFacts now) {
    return detector.examine(now).stream().map(Finding::verdict).toList();
  }
}
