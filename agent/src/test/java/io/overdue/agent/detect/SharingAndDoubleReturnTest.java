package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Misuse of a connection that is no leak. */
class SharingAndDoubleReturnTest {

  private final Facts facts = Facts.borrowing();

  @Test
  void sharedConnectionIsNamedAtOnceAndUntilItIsBack() {
    SharingDetector detector = new SharingDetector();
    assertThat(detector.examine(facts.taken(1, Holder.KEPT).sweep())).isEmpty();
    assertThat(detector.examine(facts.in(Condition.SHARED).sweep()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.SHARED_ACROSS_THREADS);
              assertThat(finding.verdict()).isNull();
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            });
    assertThat(detector.examine(facts.returned(1).sweep())).isEmpty();
  }

  @Test
  void twoDoubleReturnsMayBeAnAccident() {
    DoubleReturnDetector detector = new DoubleReturnDetector();
    assertThat(detector.examine(facts.returnedTwice(2).sweep())).isEmpty();
    assertThat(detector.examine(facts.returnedTwice(1).sweep())).hasSize(1);
  }

  @Test
  void tenQuietSweepsEndDoubleReturns() {
    DoubleReturnDetector detector = new DoubleReturnDetector();
    detector.examine(facts.returnedTwice(3).sweep());
    var last = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      last.clear();
      last.addAll(detector.examine(facts.sweep()));
    }
    assertThat(last).isEmpty();
  }
}
