package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Early;
import org.junit.jupiter.api.Test;

/** A version out of range is left alone with one line, and the application is unharmed. */
class OutOfRangeTest {

  private static final String EARLY_JEDIS = "redis.clients:jedis:1.5.2";

  @Test
  void earlyJedisIsLeftAloneWithOneLine() {
    try (Server server = Server.start();
        Program without =
            Program.of(Early.class).with(EARLY_JEDIS).against(server).withoutAgent().start();
        Program with = Program.of(Early.class).with(EARLY_JEDIS).against(server).start()) {
      assertThat(without.exitCode()).isEqualTo(5);
      assertThat(with.exitCode()).isEqualTo(5);
      assertThat(with.out()).isEqualTo(without.out());
      assertThat(with.err()).isEqualTo(without.err());
      assertThat(with.log().lines().filter(line -> line.contains("left alone")))
          .singleElement()
          .asString()
          .contains("redis.clients.jedis.Connection in jedis-1.5.2.jar", "is not supported");
      assertThat(with.report().json().path("agent").path("mishaps").asInt()).isZero();
      assertThat(with.report().findings()).isEmpty();
    }
  }
}
