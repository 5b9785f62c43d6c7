package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolExhaustedDetectorTest {

  private final PoolExhaustedDetector detector = new PoolExhaustedDetector();
  private final Facts facts = Facts.borrowing().poolOf(8);

  @Test
  void firstRefusalNamesWhoHoldsWhat() {
    facts.taken(8, Holder.INSIDE).sweep();
    List<Finding> findings = detector.examine(facts.refused(1).now());
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(findings.get(0).site().frame())
        .isEqualTo("com.acme.OrderCache.load(OrderCache.java:88)");
    assertThat(findings.get(0).evidence())
        .contains(
            "Pool JedisPool#1 redis-a:6379 refused 1 borrow since the agent began: 8 of 8 lent now,"
                + " 0 waiting.",
            "com.acme.OrderCache.load(OrderCache.java:88) holds 8, the oldest for 1.0 s by thread"
                + " http-1, now at com.acme.OrderCache.render(OrderCache.java:120).");
  }

  @Test
  void fullPoolThatRefusesNobodyIsSilent() {
    facts.taken(8, Holder.INSIDE).waiting(2);
    assertThat(detector.examine(facts.sweep())).isEmpty();
  }

  @Test
  void tenQuietSweepsEndIt() {
    detector.examine(facts.taken(8, Holder.INSIDE).refused(1).sweep());
    for (int i = 0; i < 9; i++) {
      assertThat(detector.examine(facts.sweep())).hasSize(1);
    }
    assertThat(detector.examine(facts.sweep())).isEmpty();
  }
}
