package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.ForeignPool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Attach refuses with the reason, the next step and exit code 2. */
class AttachTest {

  @Test
  void deadProcess() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    assertRefused(attach(dead.pid()), "There is no process " + dead.pid(), "jvms");
  }

  @Test
  void notAProcessId() {
    Command command = Command.run(Jdk.running(), "attach", "tomcat");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err()).contains("'tomcat' is not a process id", "usage:", "attach");
  }

  @Test
  void notAJvm() throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      assertRefused(attach(sleep.pid()), "is not a JVM");
    } finally {
      sleep.destroyForcibly();
    }
  }

  @Test
  void jvmThatForbidsAgents() {
    assertRefused(
        attachToProgramWith("-XX:-EnableDynamicAgentLoading"),
        "forbids agents",
        "-javaagent",
        "-XX:-EnableDynamicAgentLoading");
  }

  @Test
  void jvmThatForbidsAttaching() {
    assertRefused(
        attachToProgramWith("-XX:+DisableAttachMechanism"),
        "cannot be attached to",
        "-XX:+DisableAttachMechanism",
        "-javaagent");
  }

  @Test
  @EnabledIf("mayBecomeAnotherUser")
  void jvmOfAnotherUser() {
    try (Server server = Server.start();
        Program run = Program.of(ForeignPool.class).against(server).withoutAgent().start()) {
      Command attach =
          Command.run(
              List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
              Jdk.running(),
              "attach",
              String.valueOf(run.pid()));
      assertRefused(attach, "belongs to user root", "Run the same command as root");
      run.end();
    }
  }

  /** Only root can; CI is root. */
  static boolean mayBecomeAnotherUser() {
    return System.getProperty("user.name").equals("root")
        && System.getProperty("os.name").equals("Linux");
  }

  @Test
  void wrongCommandLineShowsTheUsage() {
    Command command = Command.run(Jdk.running(), "leave");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err()).contains("'leave'", "usage:", "help");
  }

  private static Command attachToProgramWith(String jvmArgument) {
    try (Server server = Server.start();
        Program run =
            Program.of(ForeignPool.class)
                .against(server)
                .withoutAgent()
                .withJvmArgument(jvmArgument)
                .start()) {
      Command attach = attach(run.pid());
      assertThat(run.end()).isZero();
      return attach;
    }
  }

  private static Command attach(long pid) {
    return Command.run(Jdk.running(), "attach", String.valueOf(pid));
  }

  private static void assertRefused(Command command, String... words) {
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains(words).doesNotContain("Exception in thread");
    assertThat(command.out()).isEmpty();
  }
}
