package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.HistoryFacts;
import io.overdue.agent.facts.LedgerFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made again and again, and how long that took. */
class RhythmTest {

  private static final long SECOND = 1_000_000_000L;

  private final Rhythm rhythm = new Rhythm();

  @Test
  void lateSweepsCountForAsLongAsTheyTook() {
    for (int sweep = 1; sweep <= 10; sweep++) {
      rhythm.observe(facts(sweep, sweep * 3 * SECOND), sweep);
    }
    assertThat(rhythm.recent()).isEqualTo(10);
    assertThat(rhythm.nanos()).as("a period, and nine late ones").isEqualTo(28 * SECOND);
  }

  @Test
  void twentySweepsAreRememberedWithTheirLengths() {
    for (int sweep = 1; sweep <= 30; sweep++) {
      rhythm.observe(facts(sweep, sweep * 2 * SECOND), sweep);
    }
    assertThat(rhythm.recent()).isEqualTo(20);
    assertThat(rhythm.nanos()).isEqualTo(40 * SECOND);
    assertThat(rhythm.isSteady()).isTrue();
  }

  @Test
  void secondLookInOneSweepChangesNothing() {
    rhythm.observe(facts(1, SECOND), 1);
    rhythm.observe(facts(1, 2 * SECOND), 5);
    assertThat(rhythm.recent()).isEqualTo(1);
    assertThat(rhythm.nanos()).isEqualTo(SECOND);
  }

  private static LedgerFacts facts(long sweep, long nowNanos) {
    return new LedgerFacts(
        sweep,
        nowNanos,
        SECOND,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        HistoryFacts.NONE,
        Map.of(),
        12,
        0);
  }
}
