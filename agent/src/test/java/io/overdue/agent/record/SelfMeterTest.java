package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SelfMeterTest {

  @Test
  void oneMomentInSoManyIsDrawn() {
    Draw draw = new Draw(256);
    int drawn = 0;
    for (long nanos = 1; nanos <= 256_000; nanos++) {
      drawn += draw.hits(nanos) ? 1 : 0;
    }
    assertThat(drawn).isBetween(900, 1100);
  }

  @Test
  void everyMomentIsDrawnWhenOneInOneIs() {
    Draw draw = new Draw(1);
    for (long nanos = -1000; nanos <= 1000; nanos++) {
      assertThat(draw.hits(nanos * 12_345)).isTrue();
    }
  }

  @Test
  void loanCostsWhatLendingAndTakingBackDo() {
    SelfMeter meter = new SelfMeter();
    for (int i = 0; i < 200; i++) {
      assertThat(meter.nanosPerLoan()).isEqualTo(-1);
      meter.lent(200);
      meter.takenBack(100);
    }
    assertThat(meter.nanosPerLoan()).isBetween(280L, 320L);
  }

  @Test
  void whoWasNotRunningIsLeftOut() {
    SelfMeter meter = new SelfMeter();
    for (int i = 0; i < 999; i++) {
      meter.lent(200);
    }
    meter.lent(4_000_000);
    assertThat(meter.nanosPerLoan()).isBetween(190L, 210L);
  }

  @Test
  void loansMayBeTimedWhileTheirMeanIsTaken() throws InterruptedException {
    SelfMeter meter = new SelfMeter();
    AtomicBoolean over = new AtomicBoolean();
    Thread application =
        new Thread(
            () -> {
              do {
                meter.lent(200);
                meter.takenBack(100);
              } while (!over.get());
            });
    application.start();
    for (int means = 0; means < 2_000 || meter.nanosPerLoan() < 0; means++) {
      meter.nanosPerLoan();
    }
    over.set(true);
    application.join();
    assertThat(meter.nanosPerLoan()).isBetween(190L, 320L);
  }
}
