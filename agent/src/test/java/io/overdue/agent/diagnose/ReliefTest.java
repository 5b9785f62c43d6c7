package io.overdue.agent.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that is printed is one that was measured to work on that very release. */
class ReliefTest {

  private static final List<RowFacts> ROWS = Scene.rows(Scene.HERE, 50_000, 61, 900);

  @ParameterizedTest
  @CsvSource({
    "redis, 6.0.16",
    "redis, 6.2.11",
    "redis, 7.0.15",
    "redis, 7.2.6",
    "redis, 7.4.1",
    "redis, 8.0.2",
    "redis, 8.6.3",
    "valkey, 8.0.1",
    "valkey, 8.1.1",
    "valkey, 9.1.2",
    "'', ''"
  })
  void everyCommandWorksOnThisRelease(String product, String version) {
    for (String line : everything(server().product(product).version(version).build())) {
      if (!line.startsWith("#") && !line.startsWith("grep ")) {
        assertThat(works(command(line), product, version)).as(line).isTrue();
      }
    }
  }

  /** The matrix: which form works from which release on. */
  private static boolean works(String command, String product, String version) {
    boolean valkey = product.equals("valkey");
    double number = version.isEmpty() ? 0 : Double.parseDouble(version.substring(0, 3));
    if (command.matches("CLIENT KILL ID \\d+")
        || command.matches("CLIENT LIST TYPE pubsub|INFO stats")
        || command.matches("CLIENT LIST \\| grep -E '\\^id=\\([0-9|]+\\) '")
        || command.matches("CONFIG SET (timeout|tcp-keepalive) 300|CONFIG SET maxclients \\d+")) {
      return true;
    }
    if (command.matches("CLIENT LIST ID \\d+( \\d+)*")) {
      return number >= 6.2;
    }
    if (command.matches("CLIENT KILL ID \\d+( \\d+)+")) {
      return valkey && number >= 8.1;
    }
    return command.equals("CLIENT KILL TYPE normal FLAGS N IDLE 300 SKIPME yes")
        && valkey
        && number >= 9.1;
  }

  private static String command(String line) {
    assertThat(line).startsWith("redis-cli -h redis-a -p 6379 ");
    return line.substring("redis-cli -h redis-a -p 6379 ".length()).split("  #")[0];
  }

  private static List<String> everything(ServerFacts server) {
    List<String> lines = new ArrayList<>();
    List<DescriptorFacts> all =
        List.of(
            DescriptorFacts.unknown("remote"),
            DescriptorFacts.of(1_000_000, 1_000_000),
            DescriptorFacts.of(10_032, 10_032));
    for (DescriptorFacts descriptors : all) {
      Relief relief = Relief.of(server.toBuilder().descriptors(descriptors).build());
      lines.addAll(relief.leakHere(ROWS));
      lines.addAll(relief.clientsPerRequest());
      lines.addAll(relief.fleet(12));
      lines.addAll(relief.raiseLimit());
      lines.addAll(relief.openFiles());
      lines.addAll(relief.subscriptions(ROWS));
      lines.addAll(relief.idlePeers(ROWS));
      lines.addAll(relief.scaleOut());
      lines.addAll(relief.leakElsewhere("10.0.0.7 (orders)", ROWS));
    }
    return lines;
  }

  @Test
  void leakedRowsAloneAreKilledAndNotMoreThanTwentyCommands() {
    List<String> lines = Relief.of(server().build()).leakHere(ROWS);
    assertThat(lines.get(0)).isEqualTo("redis-cli -h redis-a -p 6379 CLIENT KILL ID 50000");
    assertThat(lines).filteredOn(line -> line.contains("CLIENT KILL")).hasSize(20);
    assertThat(lines).contains("# and 41 more, by their ids in the same way");
  }

  @Test
  void valkeyKillsSeveralAtOnce() {
    List<String> lines =
        Relief.of(server().product("valkey").version("8.1.1").build()).leakHere(ROWS);
    assertThat(lines).filteredOn(line -> line.contains("CLIENT KILL")).hasSize(4);
    assertThat(lines.get(3)).endsWith("CLIENT KILL ID 50060");
  }

  @Test
  void limitThatOpenFilesLeftCannotBeRaisedByCommand() {
    assertThat(String.join("\n", Relief.of(server().limit(992).build()).raiseLimit()))
        .contains("CONFIG SET maxclients will be refused beyond 992")
        .contains("No CONFIG REWRITE")
        .doesNotContain("redis-cli");
  }

  @Test
  void limitOfAServerThatRaisedItselfCannotBeRaisedByCommand() {
    ServerFacts server = server().descriptors(DescriptorFacts.of(10_032, 10_032)).build();
    assertThat(Relief.of(server).raiseLimit().get(0))
        .startsWith("# CONFIG SET maxclients 20000 will be refused: its process may open 10,032")
        .contains("allow it 20,032 open files and restart it");
  }

  @Test
  void whoMayNotUseConfigIsNotToldTo() {
    ServerFacts server = server().timeoutSeconds(-1).tcpKeepaliveSeconds(-1).build();
    assertThat(String.join("\n", everything(server))).doesNotContain("redis-a -p 6379 CONFIG");
  }

  @Test
  void timeoutIsSetWithWhatItSparesAndBreaks() {
    assertThat(Relief.of(server().build()).idlePeers(List.of()).get(0))
        .contains("CONFIG SET timeout 300")
        .contains("spares subscribers, blocked clients, monitors and replicas")
        .contains("a pool that does not test on borrow throws once");
  }

  private static ServerFacts.Builder server() {
    return Course.from(100).steady(1).ofLimit(10_000).tcpKeepaliveSeconds(0);
  }
}
