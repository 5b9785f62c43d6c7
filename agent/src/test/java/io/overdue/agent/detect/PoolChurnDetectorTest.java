package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolChurnDetectorTest {

  private final PoolChurnDetector detector = new PoolChurnDetector();
  private final Facts facts = Facts.borrowing();

  @Test
  void poolThatConnectsForEverySecondBorrowIsNamedAtItsConstruction() {
    List<Finding> findings = sweeps(12, 20, 10);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(0).site().frame()).contains("<init>");
    assertThat(findings.get(0).evidence().get(0)).contains("closes 10.0/s", "for 20.0/s borrows");
  }

  @Test
  void poolThatConnectsForEveryTenthBorrowIsSilent() {
    assertThat(sweeps(30, 20, 2)).isEmpty();
  }

  @Test
  void poolThatOnceClosesManyIsSilent() {
    detector.examine(facts.sweep());
    facts.closed(64);
    assertThat(sweeps(30, 20, 0)).isEmpty();
  }

  @Test
  void rareConnectsAreWorthKnowingOnly() {
    List<Finding> last = List.of();
    for (int i = 0; i < 40; i++) {
      last = sweeps(1, i % 2, i % 2);
    }
    assertThat(last).singleElement().extracting(Finding::severity).isEqualTo(Severity.INFO);
  }

  private List<Finding> sweeps(int number, int borrows, int connects) {
    List<Finding> last = List.of();
    for (int i = 0; i < number; i++) {
      last = detector.examine(facts.takenAndReturned(borrows, 1).closed(connects).sweep());
    }
    return last;
  }
}
