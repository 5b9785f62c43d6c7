package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.LeakyTestRun;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A test run that leaks fails, unless it fails anyway. */
class FailOnLeakTest {

  static Stream<Arguments> ends() {
    return Stream.concat(
        Given.jdks().stream().map(jdk -> Arguments.of(jdk, "on", "0", 66)),
        Stream.of(
            Arguments.of(Jdk.running(), "on", "none", 66),
            Arguments.of(Jdk.running(), "on", "3", 3),
            Arguments.of(Jdk.running(), "off", "0", 0)));
  }

  @ParameterizedTest(name = "{0}, fail.on.leak={1}, exit code {2}")
  @MethodSource("ends")
  void openLeakBecomesTheExitCode(Jdk jdk, String option, String asked, int expected)
      throws Exception {
    Path file = Given.work().resolve("leaks-" + jdk.version() + option + asked + ".xml");
    try (Server server = Server.start();
        Program run =
            Program.of(LeakyTestRun.class)
                .on(jdk)
                .against(server)
                .withArgument(asked)
                .withOptions("fail.on.leak=" + option + ",fail.on.leak.file=" + file)
                .start()) {
      assertThat(run.exitCode()).as(() -> run.out() + run.err() + run.log()).isEqualTo(expected);
      assertThat(run.out()).contains("tidied up");
      assertThat(run.log().contains("the JVM ends with 66: 1 finding leaked"))
          .isEqualTo(expected == 66);
      assertThat(failure(file))
          .contains(
              Source.frame(LeakyTestRun.class, "test", "// leak: unreturned-on-exception"),
              "expected <1> but was <2>");
    }
  }

  private static String failure(Path file) throws Exception {
    Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    Element suite = xml.getDocumentElement();
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    return suite.getElementsByTagName("failure").item(0).getTextContent();
  }
}
