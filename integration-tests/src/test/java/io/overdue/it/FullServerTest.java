package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.Newcomers;
import io.overdue.scenario.Tenant;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;

/** The first connection that a full server turns away is told at once, not an hour later. */
class FullServerTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final String NEVER_ASKED = "server.interval=1h";

  static Stream<Arguments> newcomers() {
    return Stream.of(
        Arguments.of(Newcomers.class, "redis.clients:jedis:3.10.0"),
        Arguments.of(Newcomers.class, Clients.USUAL),
        Arguments.of(Newcomers.class, Clients.newest("redis.clients:")),
        Arguments.of(io.overdue.scenario.lettuce.Newcomers.class, Clients.newest("io.lettuce:")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("newcomers")
  void isNamedWithTheFirstItTurnsAway(Class<?> program, String client) {
    try (Server server = Server.with("maxclients 8");
        Program run =
            Program.of(program)
                .with(client)
                .against(server)
                .every(NEVER)
                .withOptions(NEVER_ASKED)
                .start()) {
      Expect.finding(run, "server-refusing", server);
      assertThat(run.report().sweeps()).as("periods that have ended").isZero();
      assertThat(run.log()).contains("CRITICAL server-refusing of 127.0.0.1:" + server.port());
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void connectionsThatAreKilledAlarmNobody() {
    try (Server server = Server.start();
        Program run =
            Program.of(Tenant.class)
                .withArgument(server.uri())
                .withArgument("3")
                .withOptions("server.interval=1s")
                .start();
        Jedis admin = server.client()) {
      for (int sweep = 1; sweep <= 8; sweep++) {
        Expect.sweeps(run, sweep);
        admin.clientKill(
            new ClientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
      }
      Expect.silence(run, 10);
    }
  }
}
