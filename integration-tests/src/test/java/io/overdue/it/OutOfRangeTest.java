package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Early;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version out of range is left alone with one line, and the application is unharmed. */
class OutOfRangeTest {

  private static final String POOLED = "io.overdue.scenario.jedis2.EarlyPool";

  @Test
  void earliestJedisIsLeftAloneWithOneLine() {
    assertLeftAlone(
        () -> Program.of(Early.class).with("redis.clients:jedis:1.5.2"), "jedis-1.5.2.jar");
  }

  /** Their pools are of commons-pool 1. */
  @ParameterizedTest
  @ValueSource(strings = {"2.1.0", "2.2.1"})
  void jedisBeforeCommonsPool2IsLeftAloneWithOneLine(String version) {
    String client = "redis.clients:jedis:" + version;
    Path sources = Given.sources().resolveSibling("java-jedis2");
    String classes = Compiled.against(client, sources, POOLED).toString();
    assertLeftAlone(
        () -> Program.of(POOLED).with(client).withClasspath(classes), "jedis-" + version + ".jar");
  }

  private static void assertLeftAlone(Supplier<Program.Setup> program, String jar) {
    try (Server server = Server.start();
        Program without = program.get().against(server).withoutAgent().start();
        Program with = program.get().against(server).start()) {
      assertThat(without.exitCode()).isEqualTo(5);
      assertThat(with.exitCode()).isEqualTo(5);
      assertThat(with.out()).isEqualTo(without.out());
      assertThat(with.err()).isEqualTo(without.err());
      assertThat(with.log().lines().filter(line -> line.contains("left alone")))
          .singleElement()
          .asString()
          .contains("redis.clients.jedis.Connection in " + jar, "is not supported");
      assertThat(with.report().json().path("agent").path("mishaps").asInt()).isZero();
      assertThat(with.report().findings()).isEmpty();
    }
  }
}
