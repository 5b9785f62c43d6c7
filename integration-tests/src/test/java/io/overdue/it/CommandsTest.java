package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands as a person gives them, from one Java to another. */
class CommandsTest {

  private static final List<String> NAMES =
      List.of("jvms", "doctor", "attach", "report", "top", "reclaim", "detach", "check");

  /** Each JDK as the target, looked at with the next one. */
  static Stream<Arguments> pairs() {
    List<Jdk> jdks = Given.jdks();
    return IntStream.range(0, jdks.size())
        .mapToObj(i -> Arguments.of(jdks.get((i + 1) % jdks.size()), jdks.get(i)));
  }

  @ParameterizedTest(name = "{0} looks at {1}")
  @MethodSource("pairs")
  void visitFromTheFirstLookToTheLast(Jdk jdk, Jdk target) throws IOException {
    try (Server server = Server.start();
        Service demo = Service.start(target, server)) {
      String pid = demo.pid();
      assertThat(done(jdk, "jvms"))
          .containsPattern("(?m)^ *" + pid + "  \\S+ +[1-9]\\d*  no .*jedis .*demo-app\\.jar$");
      assertThat(done(jdk, "doctor", pid))
          .contains("can attach to it, and it answered", "Overdue is not in", "jedis ");
      assertRefused(Command.run(jdk, "report", pid), "Overdue is not in process " + pid, "attach");
      assertThat(done(jdk, "attach", pid, "interval=1s"))
          .contains("Overdue is now in process " + pid);
      assertThat(done(jdk, "attach", pid)).contains("already in process");
      assertThat(done(jdk, "report", pid, "--wait=120"))
          .contains("LEAKED unreturned-on-exception at io.overdue.demo.OrderCache.load", "Sites:")
          .doesNotContain("\033");
      JsonNode report = new ObjectMapper().readTree(done(jdk, "report", pid, "--json"));
      assertThat(report.get("report").asInt()).isEqualTo(1);
      assertThat(done(jdk, "report", pid, "--site", "ordercache", "--histogram"))
          .contains("LEAKED unreturned-on-exception", "borrow io.overdue.demo.OrderCache.load")
          .containsPattern("max +[\\d.,]+ ms  #{40}")
          .doesNotContain("SessionStore");
      assertRefused(
          Command.run(jdk, "report", pid, "--site", "NoSuchLine"), "is called NoSuchLine");
      assertThat(done(jdk, "top", pid, "--times", "2").split("RETURNED")).hasSize(3);
      assertThat(done(jdk, "doctor", pid)).contains("Overdue is in (0.1.0 attach)");
      if (target.version() > 8) {
        assertThat(done(jdk, "jvms")).containsPattern("(?m)^ *" + pid + " .* yes .*demo-app");
      }
      assertThat(done(jdk, "detach", pid)).contains("Overdue has left process " + pid);
      assertRefused(Command.run(jdk, "top", pid), "Overdue is not in process " + pid);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tableOnATerminalIsDrawnAnewUntilQ() {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server)) {
      done(Jdk.running(), "attach", demo.pid(), "interval=1s");
      Command top = Command.onATerminal(Jdk.running(), "RETURNED", "q", "top", demo.pid());
      assertThat(top.exitCode()).as(top.out()).isZero();
      assertThat(top.out()).contains("\033[?1049h", "\033[1m", "\033[?1049l");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void helpHasColoursOnATerminalOnly() {
    assertThat(Command.onATerminal(Jdk.running(), "\0", "", "help").out()).contains("\033[");
    assertThat(done(Jdk.running(), "help")).doesNotContain("\033[");
  }

  @Test
  void everyCommandHasAPageOfTheManual() {
    for (String name : NAMES) {
      assertThat(done(Jdk.running(), "help", name))
          .contains("NAME\n", "SYNOPSIS\n", "DESCRIPTION\n", "EXIT STATUS\n", "EXAMPLES\n")
          .contains("java -jar overdue-agent.jar " + name);
    }
    assertThat(done(Jdk.running(), "--version")).isEqualToIgnoringNewLines("Overdue 0.1.0");
  }

  @Test
  void completionIsAScriptThatAShellUnderstands() throws Exception {
    Path script = Files.createDirectories(Given.work()).resolve("completion.bash");
    Files.writeString(script, done(Jdk.running(), "completion"));
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                ". "
                    + script
                    + "; COMP_WORDS=(overdue re); COMP_CWORD=1;"
                    + " _complete_overdue; echo ${COMPREPLY[*]}")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(bash.getInputStream().readAllBytes())).contains("report", "reclaim");
  }

  private static String done(Jdk jdk, String... arguments) {
    Command command = Command.run(jdk, arguments);
    assertThat(command.exitCode()).as(String.join(" ", arguments) + ": " + command.err()).isZero();
    return command.out();
  }

  private static void assertRefused(Command command, String... words) {
    assertThat(command.exitCode()).as(command.out()).isEqualTo(2);
    assertThat(command.err()).contains(words).doesNotContain("Exception in thread");
    assertThat(command.out()).isEmpty();
  }
}
