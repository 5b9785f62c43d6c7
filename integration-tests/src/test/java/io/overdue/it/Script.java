package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** The life of a client, played in steps, whose books must agree with the server after each. */
record Script(Program program, Server server, Jedis admin) {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** Plays {@code steps}, one after the other. */
  void play(String... steps) {
    for (String step : steps) {
      program.say(step);
      await()
          .atMost(PATIENCE)
          .until(() -> program.out().endsWith("done " + step + System.lineSeparator()));
      assertAgreement(step);
    }
  }

  /** Has the server close the connections of that type. */
  void kill(ClientType type) {
    admin.clientKill(new ClientKillParams().type(type).skipMe(ClientKillParams.SkipMe.YES));
  }

  /** Our open connections are the server's rows, but for the one that looks and the probe's. */
  void assertAgreement(String step) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(program.report().sockets())
                    .as(() -> "our ends after " + step + " of " + program.folder())
                    .isEqualTo(Server.ends(admin)));
  }
}
