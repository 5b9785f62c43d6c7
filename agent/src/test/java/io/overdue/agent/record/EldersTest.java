package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.SocketFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Connections older than the agent, by tables as Linux shows them. */
@EnabledOnOs(OS.LINUX)
class EldersTest {

  private static final String HEAD = "  sl  local_address rem_address   st tx_queue\n";

  @TempDir private Path proc;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(proc.resolve("net"));
    Files.createDirectories(proc.resolve("fd"));
    Files.writeString(proc.resolve("net/tcp6"), HEAD);
  }

  @Test
  void rowThatIsShownTwiceIsOneConnection() throws IOException {
    holds("11", "12");
    table(row("9C41", "18EB", "11"), row("9C41", "18EB", "11"), row("9C42", "18EB", "12"));
    assertThat(elders().left(known(40001))).isEqualTo(Map.of("redis-a:6379", 2));
  }

  @Test
  void rowThatIsMissingForOnceIsStillThere() throws IOException {
    holds("11", "12");
    table(row("9C41", "18EB", "11"), row("9C42", "18EB", "12"));
    Elders elders = elders();
    elders.left(known(40001));
    table(row("9C41", "18EB", "11"));
    assertThat(elders.left(known(40001))).isEqualTo(Map.of("redis-a:6379", 2));
  }

  @Test
  void closedOneIsForgottenAfterThreeLooks() throws IOException {
    holds("11", "12");
    table(row("9C41", "18EB", "11"), row("9C42", "18EB", "12"));
    Elders elders = elders();
    Files.delete(proc.resolve("fd/1"));
    table(row("9C41", "18EB", "11"));
    elders.left(known(40001));
    assertThat(elders.left(known(40001))).isEqualTo(Map.of("redis-a:6379", 2));
    assertThat(elders.left(known(40001))).isEqualTo(Map.of("redis-a:6379", 1));
  }

  @Test
  void youngerOnesOtherServersAndOtherProcessesDoNotCount() throws IOException {
    holds("11", "13");
    table(row("9C41", "18EB", "11"), row("9C43", "1F90", "13"), row("9C44", "18EB", "99"));
    Elders elders = elders();
    holds("11", "13", "14");
    table(row("9C41", "18EB", "11"), row("9C43", "1F90", "13"), row("9C45", "18EB", "14"));
    assertThat(elders.left(known(40001))).isEqualTo(Map.of("redis-a:6379", 1));
  }

  @Test
  void addressesOfBothProtocolsAreRead() throws IOException {
    holds("11", "12");
    table(row("9C41", "18EB", "11"));
    Files.writeString(
        proc.resolve("net/tcp6"),
        HEAD
            + "   0: 0000000000000000FFFF00000100007F:9C42 "
            + "0000000000000000FFFF00000100007F:18EB 01 a b c 0 0 12 1\n");
    Map<String, ProcessSockets.Ends> ends = new ProcessSockets(proc).ends(Set.of("11", "12"));
    assertThat(ends.get("11").local).isEqualTo("127.0.0.1:40001");
    assertThat(ends.get("12").local).isEqualTo("127.0.0.1:40002");
    assertThat(ends.get("12").remote).isEqualTo("127.0.0.1:6379");
  }

  @Test
  void whereNothingIsShownThereIsNone() {
    assertThat(Elders.of(new ProcessSockets(proc.resolve("absent"))).left(List.of())).isEmpty();
  }

  private Elders elders() {
    return Elders.of(new ProcessSockets(proc));
  }

  /** The books know of one connection to the server, and by it of the server. */
  private static List<SocketFacts> known(int port) {
    return List.of(new SocketFacts("127.0.0.1:" + port, "redis-a:6379", -1, null, 0, false));
  }

  private void holds(String... sockets) throws IOException {
    for (int i = 0; i < sockets.length; i++) {
      Path file = proc.resolve("fd/" + i);
      Files.deleteIfExists(file);
      Files.createSymbolicLink(file, Path.of("socket:[" + sockets[i] + "]"));
    }
  }

  private void table(String... rows) throws IOException {
    Files.writeString(proc.resolve("net/tcp"), HEAD + String.join("", rows));
  }

  private static String row(String localPort, String remotePort, String socket) {
    return "   0: 0100007F:"
        + localPort
        + " 0100007F:"
        + remotePort
        + " 01 00000000:00000000 00:00000000 00000000     0        0 "
        + socket
        + " 1 0 20 4 30 10 -1\n";
  }
}
