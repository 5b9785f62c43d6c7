package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.ReturnedOnSuccessOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that starts from an archive of its classes, made by a run without the agent. */
class SharedArchiveTest {

  /** In Java 25 and newer the agent's module must have been there when the cache was made. */
  private static final String AGENTS_MODULE = "--add-modules=java.instrument";

  private static final String FROM_THE_ARCHIVE =
      "\\S*\\[info]\\[class,load] redis\\.clients\\.jedis\\.\\S+ source: shared objects file.*";

  static Stream<Arguments> archives() {
    return Stream.concat(
        since(13, "-XX:ArchiveClassesAtExit", "-XX:SharedArchiveFile"),
        Clients.isWholeMatrix() ? since(25, "-XX:AOTCacheOutput", "-XX:AOTCache") : Stream.of());
  }

  private static Stream<Arguments> since(int version, String making, String using) {
    return Given.jdks().stream()
        .filter(jdk -> jdk.version() >= version)
        .map(jdk -> Arguments.of(jdk, making, using));
  }

  @ParameterizedTest(name = "{1} on {0}")
  @MethodSource("archives")
  void archiveStaysInUse(Jdk jdk, String making, String using) throws IOException {
    Path archive = Given.work().resolve(making.substring(4) + "-" + jdk.version());
    Files.deleteIfExists(archive);
    String frame =
        Source.frame(ReturnedOnSuccessOnly.class, "load", "// leak: unreturned-on-exception");
    try (Server server = Server.start();
        Program training =
            program(jdk, server, making + "=" + archive)
                .withJvmArgument(AGENTS_MODULE)
                .withoutAgent()
                .start()) {
      server.awaitClients(1);
      assertThat(training.end()).isZero();
      assertThat(archive).isNotEmptyFile();
      try (Program run =
              program(jdk, server, using + "=" + archive)
                  .withJvmArgument("-Xlog:class+load:file=classes.txt")
                  .start();
          Program other =
              program(jdk, server, using + "=" + archive).withObserver().withoutAgent().start()) {
        Expect.finding(run, "unreturned-on-exception", "leaked", frame);
        assertThat(run.end()).isZero();
        assertThat(other.end()).isZero();
        assertThat(Files.readAllLines(run.folder().resolve("classes.txt")))
            .filteredOn(line -> line.matches(FROM_THE_ARCHIVE))
            .hasSizeGreaterThan(20);
        assertThat(said(run)).as("no more than with any agent").isEqualTo(said(other));
        Expect.nothingHidden(run);
      }
    }
  }

  private static Program.Setup program(Jdk jdk, Server server, String archive) {
    return Program.of(ReturnedOnSuccessOnly.class)
        .on(jdk)
        .fromJars()
        .against(server)
        .withJvmArgument(archive);
  }

  private static List<String> said(Program program) {
    return Stream.of(program.out(), program.err())
        .flatMap(String::lines)
        .map(line -> line.replaceFirst("^\\[[0-9.]+s]", ""))
        .toList();
  }
}
