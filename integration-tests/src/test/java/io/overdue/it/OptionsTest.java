package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.overdue.scenario.Accountant;
import io.overdue.scenario.PoolDrained;
import io.overdue.scenario.PoolPerRequestClosed;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Options that are wrong cost one line each and nothing else; options that are right do. */
class OptionsTest {

  private static final Pattern HELD =
      Pattern.compile("Tag=held@io\\.overdue\\.scenario\\.\\S+:\\d+\\),.*");

  @Test
  void unknownAndMalformedOptionsAreNamedOnce() {
    try (Server server = Server.start();
        Program run =
            Program.of(Accountant.class)
                .against(server)
                .withOptions("colour=red,sites.max=many,include")
                .start()) {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.log().lines().filter(line -> line.contains("option")))
          .hasSize(3)
          .anyMatch(line -> line.contains("unknown option 'colour'"))
          .anyMatch(line -> line.contains("sites.max: 'many'") && line.contains("2000 is used"))
          .anyMatch(line -> line.contains("'include' has no value"));
      assertThat(run.report().elements("pools")).hasSize(1);
    }
  }

  @Test
  void logThatCannotBeWrittenGoesToStandardError() {
    try (Server server = Server.start();
        Program run =
            Program.of(Accountant.class)
                .against(server)
                .withOptions("log=/nowhere/overdue.log,histogram.log=/nowhere/overdue.hlog")
                .start()) {
      assertThat(run.exitCode()).isEqualTo(7);
      assertThat(run.err().lines())
          .anyMatch(line -> line.contains("log /nowhere/overdue.log cannot be written"))
          .anyMatch(line -> line.contains("histogram.log cannot be written"))
          .anyMatch(line -> line.contains("is watching"));
    }
  }

  @Test
  void histogramLogIsWrittenForEachSiteThatChanged() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "hlog");
    Path log = folder.resolve("overdue.hlog");
    try (Server server = Server.start();
        Program run =
            Program.of(PoolPerRequestClosed.class)
                .against(server)
                .withOptions("histogram.log=" + log)
                .start()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreException(NoSuchFileException.class)
          .untilAsserted(
              () ->
                  assertThat(Files.readAllLines(log))
                      .anyMatch(line -> line.startsWith("#[Histogram log format version"))
                      .anyMatch(line -> HELD.matcher(line).matches())
                      .anyMatch(line -> line.startsWith("Tag=waited@"))
                      .anyMatch(line -> line.startsWith("Tag=lifetime@")));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void jsonLogIsADocumentALine() throws Exception {
    try (Server server = Server.start();
        Program run =
            Program.of(PoolDrained.class).against(server).withOptions("log.format=json").start()) {
      Expect.finding(
          run,
          "unreturned",
          "leaked",
          Source.frame(PoolDrained.class, "visit", "// leak: unreturned, pool-exhausted"));
      run.end();
      var json = new ObjectMapper();
      for (String line : run.log().lines().toList()) {
        assertThat(json.readTree(line).path("event").asText())
            .isIn("message", "opened", "raised", "cleared", "summary");
      }
      assertThat(run.log()).contains("\"event\":\"opened\"", "\"kind\":\"pool-exhausted\"");
    }
  }
}
