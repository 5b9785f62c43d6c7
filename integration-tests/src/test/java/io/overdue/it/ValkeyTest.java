package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.ReturnedOnSuccessOnly;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** valkey-java, which has the classes of Jedis under other names. */
class ValkeyTest {

  private static final String CLIENT = Clients.of("io.valkey:valkey-java:").get(0);

  @Test
  void leakIsNamedAndTheBooksAgreeWithTheServer() {
    String frame =
        Source.frame(ReturnedOnSuccessOnly.class, "load", "// leak: unreturned-on-exception");
    try (Server server = Server.start();
        Program run = Program.of(ReturnedOnSuccessOnly.class).with(CLIENT).against(server).start();
        Jedis admin = server.client()) {
      Report.Finding leak = Expect.finding(run, "unreturned-on-exception", "leaked", frame);
      assertThat(run.report().site("borrow", frame).path("library").asText())
          .isEqualTo("valkey-java");
      assertThat(leak.json().path("evidence").toString()).contains("JedisPool.getResource");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(run.report().sockets()).isEqualTo(Server.ends(admin)));
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void connectionsAreNamedWhereThatIsWanted() {
    try (Server server = Server.start();
        Program run =
            Program.of(ReturnedOnSuccessOnly.class)
                .with(CLIENT)
                .against(server)
                .withArgument("fixed")
                .withOptions("server.names=on")
                .start();
        Jedis admin = server.client()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> admin.clientList().contains("name=ReturnedOnSuccessOnly/"));
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void fixedTwinIsSilent() {
    try (Server server = Server.start();
        Program run =
            Program.of(ReturnedOnSuccessOnly.class)
                .with(CLIENT)
                .against(server)
                .withArgument("fixed")
                .start()) {
      Expect.sweeps(run, 40);
      assertThat(run.report().alarms()).isEqualTo(List.of());
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }
}
