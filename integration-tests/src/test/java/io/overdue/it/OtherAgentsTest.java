package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.ReturnedOnSuccessOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other agents in the same JVM keep working, and so does this one, whichever comes first. */
class OtherAgentsTest {

  static Stream<Arguments> orders() {
    return Stream.of(true, false)
        .flatMap(
            first -> Stream.of("opentelemetry", "jacoco").map(who -> Arguments.of(who, first)));
  }

  @ParameterizedTest(name = "{0}, first: {1}")
  @MethodSource("orders")
  void leakIsNamedBesideAnotherAgent(String other, boolean first) throws Exception {
    Path written = Given.work().resolve(other + "-" + first + ".exec");
    Files.deleteIfExists(written);
    String frame =
        Source.frame(ReturnedOnSuccessOnly.class, "load", "// leak: unreturned-on-exception");
    try (Server server = Server.start();
        Program run =
            Program.of(ReturnedOnSuccessOnly.class)
                .withFurtherAgent(agent(other, written), first)
                .withJvmArgument("-Dotel.traces.exporter=console")
                .withJvmArgument("-Dotel.metrics.exporter=none")
                .withJvmArgument("-Dotel.logs.exporter=none")
                .withJvmArgument("-Xmx512m")
                .against(server)
                .start()) {
      Expect.finding(run, "unreturned-on-exception", "leaked", frame);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
      if (other.equals("jacoco")) {
        assertThat(written).isNotEmptyFile();
      } else {
        assertThat(run.err()).contains("LoggingSpanExporter", "db.system");
      }
    }
  }

  private static String agent(String other, Path written) {
    return other.equals("jacoco")
        ? Clients.jar("org.jacoco:org.jacoco.agent:jar:runtime:0.8.13") + "=destfile=" + written
        : Clients.jar("io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1");
  }
}
