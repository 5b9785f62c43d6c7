package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo service: its six leaks are named, its healthy twins are not, on every JDK given. */
class DemoTest {

  private static final Map<String, String> KINDS =
      Map.of(
          "returned-on-success-only", "unreturned-on-exception",
          "never-returned", "unreturned",
          "client-per-request", "client-per-request",
          "connection-per-operation", "connect-per-operation",
          "pipeline-left-open", "pipeline-not-closed",
          "subscription-kept", "subscription-kept");

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "-javaagent on {0}")
  @MethodSource("jdks")
  void leaksAreNamedFromTheStart(Jdk jdk) throws Exception {
    try (Server server = Server.start();
        Demo demo = Demo.start(jdk, server, true)) {
      demo.expectTheLeaksAndNothingElse();
    }
  }

  @ParameterizedTest(name = "attach on {0}")
  @MethodSource("jdks")
  void leaksAreNamedAfterALiveAttach(Jdk jdk) throws Exception {
    try (Server server = Server.start();
        Demo demo = Demo.start(jdk, server, false)) {
      await().atMost(Duration.ofSeconds(90)).until(() -> demo.out().contains("is ready"));
      Command attach =
          Command.run(jdk, "attach", String.valueOf(demo.process.pid()), demo.options());
      assertThat(attach.out()).startsWith("Overdue is now in process " + demo.process.pid());
      assertThat(attach.exitCode()).isZero();
      Command again = Command.run(jdk, "attach", String.valueOf(demo.process.pid()));
      assertThat(again.out()).contains("is already in process", "nothing was changed");
      demo.expectTheLeaksAndNothingElse();
    }
  }

  /** The demo service in a JVM of its own. */
  private record Demo(Process process, Path folder) implements AutoCloseable {

    static Demo start(Jdk jdk, Server server, boolean agent) throws IOException {
      Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "demo");
      Demo notYet = new Demo(null, folder);
      Process process =
          new ProcessBuilder(
                  jdk.java(),
                  agent
                      ? "-javaagent:" + Given.agent() + "=" + notYet.options()
                      : "-Doverdue.not=yet",
                  "-jar",
                  Given.demo().toString(),
                  server.uri(),
                  "all")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out.txt").toFile())
              .start();
      return new Demo(process, folder);
    }

    String options() {
      return "interval=1s,report.file="
          + folder.resolve("report.json")
          + ",log="
          + folder.resolve("overdue.log");
    }

    String out() throws IOException {
      return Files.readString(folder.resolve("out.txt"));
    }

    void expectTheLeaksAndNothingElse() {
      Set<String> expected = expected();
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(leaked()).containsAll(expected));
      assertThat(alarms()).isEqualTo(expected);
    }

    private Set<String> leaked() throws IOException {
      Set<String> leaked = new TreeSet<>();
      for (Report.Finding finding : report().alarms()) {
        if (finding.verdict().equals("leaked")) {
          leaked.add(finding.kind() + " " + finding.site());
        }
      }
      return leaked;
    }

    private Set<String> alarms() {
      Set<String> alarms = new TreeSet<>();
      try {
        for (Report.Finding finding : report().alarms()) {
          alarms.add(finding.kind() + " " + finding.site());
        }
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
      return alarms;
    }

    private Report report() throws IOException {
      Path file = folder.resolve("report.json");
      return Files.exists(file)
          ? new Report(new ObjectMapper().readTree(Files.readString(file)))
          : Report.NONE;
    }

    /** Kind and frame of each line of the demo's sources that says it leaks. */
    private static Set<String> expected() {
      Map<String, String> frames = new TreeMap<>();
      Path sources = Given.demo().getParent().resolveSibling("src/main/java/io/overdue/demo");
      try (var files = Files.list(sources)) {
        for (Path file : files.toList()) {
          String type = file.getFileName().toString().replace(".java", "");
          int number = 0;
          for (String line : Files.readAllLines(file)) {
            number++;
            if (line.contains("// leak: ")) {
              String method = type.equals("OrderCache") ? "load" : "leaky";
              frames.put(
                  line.substring(line.indexOf("// leak: ") + 9),
                  "io.overdue.demo." + type + "." + method + "(" + type + ".java:" + number + ")");
            }
          }
        }
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
      assertThat(frames.keySet()).isEqualTo(KINDS.keySet());
      Set<String> expected = new TreeSet<>();
      frames.forEach((leak, frame) -> expected.add(KINDS.get(leak) + " " + frame));
      return expected;
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
