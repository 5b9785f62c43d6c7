package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/** The command check against real servers: what it prints, and how it ends where it cannot ask. */
class CheckTest {

  static List<Jdk> jdks() {
    return Given.jdks();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void serverIsShownWithWhoHoldsIt(Jdk jdk) {
    try (Server server = Server.with("maxclients 50", "timeout 0");
        Connected clients = Connected.to(server, 4)) {
      clients.get(0).clientSetname("orders");
      new Thread(() -> listen(clients.get(1))).start();
      while (!clients.get(0).pubsubChannels().contains("news")) {
        Thread.onSpinWait();
      }
      Command check = check(jdk, server.uri(), "--seconds=1");
      assertThat(check.exitCode()).isZero();
      assertThat(check.err()).isEmpty();
      assertThat(check.out())
          .startsWith("redis://127.0.0.1:" + server.port() + "\n")
          .contains("4 used of 50 (8 %), limit by INFO")
          .contains("4 connected, 0 replicas, 0 cluster links; not counting this command")
          .contains("0 blocked, 1 subscribed")
          .contains("timeout       0 s: idle clients are never closed")
          .contains("tcp-keepalive 300 s")
          .containsPattern("between       in [1-9]\\.\\d s 0 opened \\(0\\.0/s\\), 0 closed")
          .containsPattern("(?m)^ +4 .* 1 +0  127\\.0\\.0\\.1$")
          .containsPattern("(?m)^ +1 .*  name=orders user=default$")
          .doesNotContain("overdue-probe")
          .contains("Not seen from here");
    }
  }

  @Test
  void leastPrivilegeIsEnoughAndTheRestIsSaidWithItsReason() {
    try (Server server =
        Server.with(
            "user probe on >sesame resetchannels -@all +info +client|list +client|id +ping",
            "user numbers on >sesame -@all +info")) {
      Command enough = check(Jdk.running(), server.uri("probe:sesame"), "--seconds=0");
      assertThat(enough.exitCode()).isZero();
      assertThat(enough.out())
          .contains("timeout and tcp-keepalive: CONFIG is refused: NOPERM")
          .contains("0 used of 10,000")
          .doesNotContain("sesame");
      Command less = check(Jdk.running(), server.uri("numbers:sesame"), "--seconds=0");
      assertThat(less.exitCode()).isZero();
      assertThat(less.out()).contains("Who holds the connections: CLIENT LIST is refused: NOPERM");
    }
  }

  @Test
  void loginMayStandInTheEnvironment() {
    try (Server server = Server.start("open-sesame")) {
      Command check =
          Command.run(
              List.of("env", "OVERDUE_SERVER_URI=" + server.uri()),
              Jdk.running(),
              "check",
              "--seconds=0");
      assertThat(check.exitCode()).isZero();
      assertThat(check.out()).contains("0 used of 10,000").doesNotContain("sesame");
    }
  }

  @Test
  void loginThatIsNoneIsRefusedWithoutShowingIt() {
    try (Server server = Server.with("user nobody on >sesame -@all +ping")) {
      assertRefused(
          check(Jdk.running(), server.uri("app:sesame")), "WRONGPASS", "OVERDUE_SERVER_URI");
      assertRefused(check(Jdk.running(), server.uri("nobody:sesame")), "NOPERM", "ACL SETUSER");
    }
  }

  @Test
  void fullServerSaysSo() {
    try (Server server = Server.with("maxclients 2");
        Connected clients = Connected.to(server, 2)) {
      clients.get(0).ping();
      assertRefused(
          check(Jdk.running(), server.uri()), "takes no more connections", "open already");
    }
  }

  @Test
  void secondLookAtAFullServerGoesOverTheSameConnection() {
    try (Server server = Server.with("maxclients 4");
        Connected clients = Connected.to(server, 3)) {
      clients.get(0).ping();
      Command check = check(Jdk.running(), server.uri(), "--seconds=1");
      assertThat(check.out()).contains("3 used of 4 (75 %)").contains("between ");
    }
  }

  @Test
  void whatIsNoServerIsSaid() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + silent.getLocalPort();
      assertRefused(check(Jdk.running(), "redis://:sesame@" + place), "did not answer in time");
    }
    assertRefused(check(Jdk.running(), "redis://:sesame@127.0.0.1:1"), "no connection", "port");
  }

  @Test
  void plainServerSpeaksNoTls() {
    try (Server server = Server.start()) {
      assertRefused(
          check(Jdk.running(), server.uri().replace("redis:", "rediss:")), "speaks no TLS");
    }
  }

  @Test
  void wrongCommandLineShowsTheUsageAndNotTheLogin() {
    Command check = check(Jdk.running(), "http://:sesame@127.0.0.1");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.err()).contains("redis://", "usage:").doesNotContain("sesame");
    Command odd = check(Jdk.running(), "redis://127.0.0.1", "redis://:sesame@127.0.0.1");
    assertThat(odd.exitCode()).isEqualTo(1);
    assertThat(odd.err()).contains("usage:").doesNotContain("sesame");
  }

  private static void listen(Jedis client) {
    try {
      client.subscribe(new JedisPubSub() {}, "news");
    } catch (RuntimeException closed) {
      // The test is over.
    }
  }

  private static Command check(Jdk jdk, String... arguments) {
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(List.of(arguments));
    return Command.run(jdk, words.toArray(new String[0]));
  }

  private static void assertRefused(Command command, String... words) {
    assertThat(command.exitCode()).as(command.out()).isEqualTo(2);
    assertThat(command.err())
        .contains("could not be asked: ", "Next: ")
        .contains(words)
        .doesNotContain("sesame", "Exception in thread");
    assertThat(command.out()).isEmpty();
  }

  /** Clients that are connected until the end of the test. */
  private record Connected(List<Jedis> clients) implements AutoCloseable {

    static Connected to(Server server, int number) {
      List<Jedis> clients = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        clients.add(server.client());
        clients.get(i).ping();
      }
      return new Connected(clients);
    }

    Jedis get(int index) {
      return clients.get(index);
    }

    @Override
    public void close() {
      clients.forEach(Jedis::disconnect);
    }
  }
}
