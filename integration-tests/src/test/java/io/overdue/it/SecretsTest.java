package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.Secretive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the agent writes, and where, and what it does not open. */
class SecretsTest {

  private static final String PASSWORD = "open-sesame-4711";

  @Test
  void noCredentialIsInAnyOutputAndNothingElseIsWritten() throws IOException {
    try (Server server = Server.start(PASSWORD);
        Program run =
            Program.of(Secretive.class)
                .against(server)
                .withOptions("histogram.log=overdue.hlog")
                .start()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> run.log().contains("(cannot work with redis://***@127.0.0.1"));
      Expect.sweeps(run, 6);
      run.end();
      Set<String> written = new HashSet<>();
      try (var files = Files.list(run.folder())) {
        for (Path file : files.toList()) {
          written.add(file.getFileName().toString());
          assertThat(Files.readString(file)).doesNotContain(PASSWORD);
        }
      }
      assertThat(written)
          .containsExactlyInAnyOrder(
              "report.json", "overdue.log", "overdue.hlog", "out.txt", "err.txt");
      assertThat(run.report().elements("sites")).isNotEmpty();
      Expect.nothingHidden(run);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noPortIsOpened() throws IOException {
    try (Server server = Server.start();
        Program run = Program.of(Secretive.class).against(server).start()) {
      Expect.sweeps(run, 3);
      assertThat(listening(run.pid())).isEmpty();
      run.end();
    }
  }

  /** Inodes of the sockets on which a process listens, by the kernel's own tables. */
  private static Set<String> listening(long pid) throws IOException {
    Set<String> listening = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String row : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
        String[] columns = row.trim().split("\\s+");
        if (columns[3].equals("0A")) {
          listening.add("socket:[" + columns[9] + "]");
        }
      }
    }
    Set<String> open = new HashSet<>();
    try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        open.add(target(descriptor));
      }
    }
    listening.retainAll(open);
    return listening;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
