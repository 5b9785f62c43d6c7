package io.overdue.agent.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {

  private static final long LIMIT = 200;

  @Test
  void steadyServerHasNone() {
    assertNone(Course.from(1).steady(60));
  }

  @Test
  void leakIsFullWhenItsSlopeSays() {
    Forecast forecast = forecast(Course.from(1).leak(2, 12));
    assertThat(forecast.slope()).isEqualTo(2, within(0.01));
    assertThat(seconds(forecast)).isEqualTo((200 - 25) / 2.0, within(0.1));
  }

  @Test
  void clientsPerRequestThatAreClosedAreNoGrowth() {
    assertNone(Course.from(25).noise(2).churn(45, 60));
  }

  @Test
  void scaleOutIsAStepAndNotGrowth() {
    Course course = Course.from(25).steady(12).step(60);
    assertThat(forecast(course).reason()).contains("another level");
    assertNone(course.steady(30));
  }

  @Test
  void leakBehindAStepIsForecastByItsOwnSlope() {
    Forecast forecast = forecast(Course.from(25).steady(12).step(60).leak(2, 12));
    assertThat(forecast.slope()).isEqualTo(2, within(0.01));
    assertThat(seconds(forecast)).isEqualTo((200 - 109) / 2.0, within(0.1));
  }

  @Test
  void sawtoothHasNoneOnceItHasFallen() {
    Course course = Course.from(20).leak(3, 20);
    for (int tooth = 0; tooth < 4; tooth++) {
      course.step(-60);
      for (int i = 0; i < 19; i++) {
        assertNone(course.leak(3, 1));
      }
    }
  }

  @Test
  void slowWaveHasNoneOnceItHasFallen() {
    Course course = Course.from(20).leak(2, 20).leak(-2, 20);
    for (int i = 0; i < 20; i++) {
      assertNone(course.leak(1.9, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 10})
  void noiseHasNone(double noise) {
    Course course = Course.from(100).noise(noise);
    for (int i = 0; i < 240; i++) {
      assertNone(course.steady(1));
    }
  }

  @Test
  void startThatLevelsOffHasNone() {
    Course course = Course.from(0).levelOff(120, 25);
    for (int i = 0; i < 100; i++) {
      assertNone(course.levelOff(120, 1));
    }
  }

  @Test
  void podsThatStartOneAfterTheOtherAreOverSoon() {
    Course course = Course.from(20);
    for (int pod = 0; pod < 4; pod++) {
      course.step(20).steady(5);
    }
    assertNone(course.steady(30));
  }

  @Test
  void restartBeginsAnew() {
    Course course = Course.from(1).leak(2, 60).restart(3);
    assertThat(forecast(course.steady(5)).reason()).isEqualTo("too few samples");
    assertNone(course.steady(30));
  }

  @Test
  void countersThatGoDownBeginAnew() {
    Course course = Course.from(1).refuse(5).leak(2, 20);
    assertThat(Stretch.sinceRestart(course.restart(50).ofLimit(LIMIT).build().samples()).size())
        .isEqualTo(1);
  }

  @Test
  void leakAfterALongCalmIsSeenSoon() {
    assertThat(forecast(Course.from(20).steady(200).leak(2, 15)).slope())
        .isEqualTo(2, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40, 60, 80})
  void noisyLeakIsForecastWithinAFifth(int seconds) {
    Course course = Course.from(10).noise(2).leak(2, seconds);
    Forecast forecast = forecast(course);
    assertThat(forecast.isKnown()).isTrue();
    assertThat(seconds(forecast))
        .isCloseTo((LIMIT - course.exact()) / 2, Percentage.withPercentage(20));
  }

  @Test
  void unknownLimitHasNone() {
    assertThat(Forecast.of(Course.from(1).leak(2, 30).ofLimit(-1).build()).reason())
        .isEqualTo("its limit is not known");
  }

  @Test
  void ratesTellALeakFromClientsPerRequest() {
    Stretch leak = stretch(Course.from(1).leak(2, 20));
    assertThat(leak.createdPerSecond()).isEqualTo(2, within(0.01));
    assertThat(leak.closedPerSecond()).isEqualTo(0, within(0.01));
    Stretch churn = stretch(Course.from(25).churn(47.5, 20));
    assertThat(churn.createdPerSecond()).isEqualTo(47.5, within(0.1));
    assertThat(churn.closedPerSecond()).isEqualTo(47.5, within(0.1));
  }

  private static void assertNone(Course course) {
    Forecast forecast = forecast(course);
    assertThat(forecast.isKnown()).as("full in %s s", seconds(forecast)).isFalse();
    assertThat(forecast.reason()).isNotEmpty();
  }

  private static Forecast forecast(Course course) {
    return Forecast.of(course.ofLimit(LIMIT).build());
  }

  private static Stretch stretch(Course course) {
    return Stretch.sinceRestart(course.ofLimit(LIMIT).build().samples());
  }

  private static double seconds(Forecast forecast) {
    return forecast.nanosUntilFull() / 1e9;
  }
}
