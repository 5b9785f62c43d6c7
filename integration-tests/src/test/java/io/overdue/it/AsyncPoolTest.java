package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.overdue.scenario.lettuce.AsyncPool;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;

/** Lettuce's own pool, which promises connections: the line is that of who asked. */
class AsyncPoolTest {

  private static final int SWEEPS = 40;

  /** 5.0 has no such pool. */
  static Stream<String> versions() {
    return Clients.from("io.lettuce:", 1).stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void promisedLoansAreTheirs(String version) {
    String leak = Source.frame(AsyncPool.class, "load", "// leak: a promised loan");
    try (Server server = Server.start();
        Program run =
            Program.of(AsyncPool.class)
                .with(version)
                .withClasspath(Clients.classpath("org.apache.commons:commons-pool2:2.12.1"))
                .against(server)
                .start();
        Jedis admin = server.client()) {
      Expect.finding(run, "unreturned", "leaked", leak);
      String elsewhere = Expect.findingWithoutLine(run, "unreturned").site();
      Expect.sweeps(run, SWEEPS);
      assertThat(run.report().alarms())
          .allMatch(
              finding ->
                  List.of(leak, elsewhere).contains(finding.site())
                      || finding.kind().equals("pool-exhausted"));
      assertThat(site(run, "drain", "// line: drains").path("out").asInt()).isEqualTo(2);
      assertThat(site(run, "askForMore", "// line: refused").path("refused").asInt())
          .isGreaterThan(3);
      assertThat(run.report().elements("pools").filter(pool -> pool.path("maxTotal").asInt() == 2))
          .singleElement()
          .satisfies(pool -> assertThat(pool.path("active").asInt()).isEqualTo(2));
      List<String> before = Server.ends(admin);
      Expect.sweeps(run, (int) run.report().sweeps() + 2);
      List<String> reported = run.report().sockets();
      assertThat(reported).containsAll(before);
      assertThat(Server.ends(admin)).as("more are opened, none is closed").containsAll(reported);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static JsonNode site(Program run, String method, String line) {
    return run.report().site("borrow", Source.frame(AsyncPool.class, method, line));
  }
}
