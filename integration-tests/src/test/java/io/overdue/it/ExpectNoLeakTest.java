package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of somebody's project, compiled against the JUnit jar and run by JUnit's launcher. */
class ExpectNoLeakTest {

  private static final Path SOURCE = Path.of("src/test/resources/junit/CacheTest.java");

  private static Path classes;
  private static String classpath;

  @BeforeAll
  static void compile() throws IOException {
    classes = Files.createDirectories(Given.work().resolve("junit-classes"));
    classpath =
        Given.agent()
            + File.pathSeparator
            + Given.agent().resolveSibling("overdue-agent-junit.jar")
            + File.pathSeparator
            + Clients.jar("org.junit.platform:junit-platform-console-standalone:1.14.4");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-nowarn",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                "-cp",
                classpath + File.pathSeparator + Clients.classpath(Clients.USUAL),
                SOURCE.toString());
    assertThat(result).isZero();
  }

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void testsThatLeakFailWithTheLine(Jdk jdk) throws IOException {
    try (Server server = Server.start();
        Program run =
            Program.of("org.junit.platform.console.ConsoleLauncher")
                .on(jdk)
                .withoutAgent()
                .withJvmArgument("-Dredis=" + server.uri())
                .withClasspath(classpath + File.pathSeparator + classes)
                .withArgument("execute")
                .withArgument("--select-class=CacheTest")
                .withArgument("--disable-banner")
                .withArgument("--disable-ansi-colors")
                .start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err()).isEqualTo(1);
      assertThat(run.out())
          .contains("3 tests successful", "2 tests failed")
          .contains("1 connection borrowed here and not given back:")
          .contains("CacheTest.forgets(CacheTest.java:" + line("// leak: in the test"))
          .contains("CacheTest.load(CacheTest.java:" + line("// leak: in the code under test"));
    }
  }

  private static String line(String comment) throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(comment)) {
        return i + 1 + ")";
      }
    }
    throw new AssertionError(comment);
  }
}
