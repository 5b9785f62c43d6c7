package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;

/**
 * The life of a client, played in steps, whose books must agree with its servers after each.
 *
 * @param ends the other ends of the servers' rows, but for those that look and the probe's
 */
record Script(Program program, Supplier<List<String>> ends) {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Of one server, at which {@code admin} looks. */
  static Script on(Program program, Jedis admin) {
    return new Script(program, () -> Server.ends(admin));
  }

  static Script on(Program program, Topology... topologies) {
    return new Script(
        program,
        () -> Stream.of(topologies).flatMap(each -> each.ends().stream()).sorted().toList());
  }

  /** Plays {@code steps}, one after the other. */
  void play(String... steps) {
    for (String step : steps) {
      perform(step);
      assertAgreement(step);
    }
  }

  /** Plays a step after which the books may be ahead of the servers, or behind. */
  void perform(String step) {
    program.say(step);
    await()
        .atMost(PATIENCE)
        .until(() -> program.out().endsWith("done " + step + System.lineSeparator()));
  }

  private void assertAgreement(String step) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(program.report().sockets())
                    .as(() -> "our ends after " + step + " of " + program.folder())
                    .isEqualTo(ends.get()));
  }

  /** So many are out at {@code frame}. */
  void assertOut(String role, String frame, int expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(program.report().site(role, frame).path("out").asInt(-1))
                    .as(frame)
                    .isEqualTo(expected));
  }
}
