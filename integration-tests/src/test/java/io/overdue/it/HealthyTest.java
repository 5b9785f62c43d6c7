package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.ForeignPool;
import io.overdue.scenario.HealthyService;
import org.junit.jupiter.api.Test;

/** A healthy program is silent, however slow it is. */
class HealthyTest {

  private static final int SWEEPS = 60;

  @Test
  void everythingThatOnlyLooksLikeALeakStaysSilent() {
    try (Server server = Server.start();
        Program run = Program.of(HealthyService.class).against(server).start()) {
      Expect.sweeps(run, SWEEPS);
      assertThat(run.report().alarms()).isEmpty();
      assertThat(run.log()).doesNotContain("LEAKED", "WARNING", "CRITICAL");
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void poolsOfOtherThingsAreLeftAlone() {
    try (Server server = Server.start();
        Program run = Program.of(ForeignPool.class).against(server).start()) {
      Expect.sweeps(run, 20);
      assertThat(run.report().findings()).isEmpty();
      assertThat(run.report().elements("pools")).isEmpty();
      assertThat(run.report().elements("sites")).isEmpty();
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }
}
