package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class DurationsTest {

  private static final int MANY = 500_000;

  private static final double[] PERCENTILES = {1, 50, 90, 99, 99.9, 100};

  private final Durations durations = new Durations();

  @Test
  void eachIsToldWithinSixPercent() {
    for (long micros = 1; micros < 600_000_000_000L; micros = micros * 9 / 8 + 1) {
      Durations one = new Durations();
      one.record(micros * 1000, 0);
      assertThat(one.now().max())
          .isGreaterThanOrEqualTo(micros)
          .isCloseTo(micros, Percentage.withPercentage(6.3));
    }
  }

  @Test
  void distributionIsThatOfAHistogram() {
    Histogram histogram = new Histogram(7L * 24 * 3600 * 1_000_000, 1);
    for (int i = 0; i < 20_000; i++) {
      long micros = 1L << ThreadLocalRandom.current().nextInt(36);
      micros += ThreadLocalRandom.current().nextLong(micros);
      histogram.recordValue(micros);
      durations.record(micros * 1000 + 999, i);
    }
    assertSame(durations.now(), Distribution.of(histogram));
    assertThat(durations.now().histogram().getTotalCount()).isEqualTo(20_000);
  }

  private static void assertSame(Distribution one, Distribution other) {
    assertThat(one.count()).isEqualTo(other.count());
    assertThat(one.max()).isEqualTo(other.max());
    for (double percentile : PERCENTILES) {
      assertThat(one.at(percentile)).isEqualTo(other.at(percentile));
    }
  }

  @Test
  void nothingIsForgottenByRest() {
    Histogram histogram = new Histogram(7L * 24 * 3600 * 1_000_000, 1);
    for (int round = 0; round < 3; round++) {
      for (long micros = 1; micros < 1_000_000; micros = 3 * micros + round) {
        histogram.recordValue(micros);
        durations.record(micros * 1000, (int) micros);
      }
      durations.rest();
      assertSame(durations.now(), Distribution.of(histogram));
    }
  }

  @Test
  void nothingIsForgottenByRestWhileThreadsRecord() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> recording = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      recording.add(threads.submit(this::recordMany));
    }
    while (!recording.stream().allMatch(Future::isDone)) {
      durations.rest();
      assertThat(durations.count()).isBetween(0L, 4L * MANY);
    }
    threads.shutdown();
    for (Future<?> each : recording) {
      each.get();
    }
    assertThat(durations.count()).isEqualTo(4 * MANY);
    assertThat(durations.now().count()).isEqualTo(4 * MANY);
  }

  private void recordMany() {
    for (int i = 0; i < MANY; i++) {
      durations.record(i % 64 * 1000, i);
    }
  }

  @Test
  void whatIsOutsideTheRangeIsItsEnd() {
    durations.record(-5, 0);
    durations.record(Long.MAX_VALUE, 1);
    assertThat(durations.now().at(1)).isZero();
    assertThat(durations.now().max()).isGreaterThanOrEqualTo(7L * 24 * 3600 * 1_000_000);
  }

  @Test
  void countsTakeLessThanFiveKibibytes() {
    for (long micros = 0; micros < 700_000_000_000L; micros = micros * 33 / 32 + 1) {
      durations.record(micros * 1000, (int) micros);
    }
    assertThat(durations.now().size() * Long.BYTES).isLessThan(5 * 1024);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(durations.now().count()).isZero();
    assertThat(durations.now().at(99)).isZero();
    assertThat(durations.now().max()).isZero();
  }
}
