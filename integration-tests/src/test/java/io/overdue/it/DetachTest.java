package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.Visited;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent that is told to leave leaves nothing behind, however often it comes. */
class DetachTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final int VISITS =
      System.getProperty("overdue.test.matrix", "").equals("full") ? 100 : 10;

  /** An agent that stays is a thousand classes and more than a mebibyte. */
  private static final long MOST_BYTES_A_VISIT = 128 * 1024;

  private static final Pattern LINE =
      Pattern.compile(
          "visit \\d+ beans \\[] threads \\[] mark null probes 0"
              + " loader collected jvm (\\d+) (\\d+) (\\d+)");

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void nothingIsLeftAndNothingGrows(Jdk jdk) {
    try (Server server = Server.start();
        Program run =
            Program.of(Visited.class)
                .on(jdk)
                .against(server)
                .withArgument(String.valueOf(VISITS))
                .withoutAgent()
                .withObserver()
                .start()) {
      awaitLine(run, "ready");
      for (int visit = 1; visit <= VISITS; visit++) {
        Visits.attach(run, Given.agent(), options(run));
        if (visit == 1) {
          awaitLine(run, "observe");
          Visits.attach(run, Given.observer(), "");
        }
        awaitLine(run, "visit " + visit + " ");
      }
      assertThat(run.end()).isZero();
      assertThat(run.out())
          .contains("left: []")
          .containsPattern("woven: .*Visited.*GenericObjectPool.*jedis.Connection");
      List<State> states = visits(run).map(State::of).toList();
      assertNoGrowth(states.subList(VISITS / 2, VISITS));
      assertThat(run.err()).doesNotContain("[overdue]");
    }
  }

  @Test
  void anotherVersionReplacesTheOneThatIsIn() throws IOException {
    Path newer = Given.work().resolve("overdue-agent-newer.jar");
    copyAs("9.9.9", newer);
    try (Server server = Server.start();
        Program run =
            Program.of(Visited.class)
                .against(server)
                .withArgument("1")
                .withoutAgent()
                .withObserver()
                .start()) {
      awaitLine(run, "ready");
      Visits.attach(run, Given.agent(), options(run) + ",jmx=off");
      assertThat(Visits.mark(run)).isEqualTo("0.1.0 attach");
      Visits.attach(run, Given.agent(), options(run));
      assertThat(run.err()).contains("is already in this JVM; nothing was changed");
      Visits.attach(run, newer, options(run));
      assertThat(Visits.mark(run)).isEqualTo("9.9.9 attach");
      awaitLine(run, "observe");
      Visits.attach(run, Given.observer(), "");
      awaitLine(run, "visit 1 ");
      assertThat(run.end()).isZero();
      assertThat(visits(run)).allMatch(LINE.asMatchPredicate());
      assertThat(run.log().lines().filter(line -> line.contains("Overdue ")))
          .containsExactly(
              "[overdue] Overdue 0.1.0 is watching (attach)",
              "[overdue] Overdue 0.1.0 has left",
              "[overdue] Overdue 9.9.9 is watching (attach)",
              "[overdue] Overdue 9.9.9 has left");
    }
  }

  private static Stream<String> visits(Program run) {
    return run.out().lines().filter(line -> line.startsWith("visit "));
  }

  private static String options(Program run) {
    return "interval=1s,server.interval=1s,log=" + run.folder().resolve("overdue.log");
  }

  private static void awaitLine(Program run, String start) {
    await()
        .atMost(PATIENCE)
        .until(() -> !run.isAlive() || run.out().lines().anyMatch(line -> line.startsWith(start)));
    assertThat(run.out()).as(() -> run.folder() + run.err()).contains(start);
  }

  /** The JVM loads some classes late and its own threads come and go: no growth visit by visit. */
  private static void assertNoGrowth(List<State> states) {
    State first = states.get(0);
    State last = states.get(states.size() - 1);
    int visits = states.size() - 1;
    assertThat(last.threads() - first.threads()).as("threads").isLessThan(visits);
    assertThat(last.classes() - first.classes()).as("classes").isLessThan(10 * visits);
    assertThat((last.heap() - first.heap()) / visits)
        .as("bytes a visit")
        .isLessThan(MOST_BYTES_A_VISIT);
  }

  /** The agent's jar as another version of it. */
  private static void copyAs(String version, Path target) throws IOException {
    try (JarFile jar = new JarFile(Given.agent().toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
      try (OutputStream file = Files.newOutputStream(target);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        for (JarEntry entry : jar.stream().toList()) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(entry.getName()));
            try (InputStream in = jar.getInputStream(entry)) {
              in.transferTo(out);
            }
          }
        }
      }
    }
  }

  /** What a program says of itself after a visit. */
  private record State(int threads, int classes, long heap) {
    static State of(String line) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      return new State(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Long.parseLong(matcher.group(3)));
    }
  }
}
