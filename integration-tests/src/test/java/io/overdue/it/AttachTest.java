package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where nobody can attach, {@code attach} refuses and {@code doctor} tells the same reason and next
 * step; where it is only unusual, it works.
 */
class AttachTest {

  private static final List<String> NO_ATTACH_API =
      List.of(
          "--limit-modules", "java.management,java.management.rmi,java.instrument,jdk.unsupported");

  @Test
  void deadProcess() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    assertRefused(dead.pid(), "There is no process " + dead.pid(), "jvms");
  }

  @Test
  void notAProcessId() {
    Command command = Command.run(Jdk.running(), "attach", "tomcat");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err()).contains("'tomcat' is not a process id", "usage:", "attach");
  }

  /** And it lives on: the signal that begins an attach would end it. */
  @Test
  void notAJvm() throws IOException {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      assertRefused(sleep.pid(), "is not a JVM", "jvms");
      assertThat(sleep.isAlive()).isTrue();
    } finally {
      sleep.destroyForcibly();
    }
  }

  @Test
  void jvmThatForbidsAgents() {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server, "-XX:-EnableDynamicAgentLoading")) {
      assertRefused(
          pid(demo), "forbids agents", "-XX:-EnableDynamicAgentLoading", "Add -javaagent");
    }
  }

  @Test
  void jvmThatForbidsAgentsInAFileOfArguments() throws IOException {
    Path file = Files.createDirectories(Given.work()).resolve("no-agents.txt");
    Files.writeString(file, "-XX:-EnableDynamicAgentLoading");
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server, "@" + file)) {
      assertRefused(pid(demo), "forbids agents", "-XX:-EnableDynamicAgentLoading");
    }
  }

  @Test
  void jvmThatForbidsAttaching() {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server, "-XX:+DisableAttachMechanism")) {
      assertRefused(
          pid(demo), "cannot be attached to", "-XX:+DisableAttachMechanism", "Add -javaagent");
    }
  }

  @Test
  void stoppedJvm() throws Exception {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server)) {
      new ProcessBuilder("kill", "-STOP", demo.pid()).start().waitFor();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Files.readString(Path.of("/proc", demo.pid(), "status")).contains("T (s"));
      assertRefused(pid(demo), "is stopped", "kill -CONT " + demo.pid());
    }
  }

  @Test
  @EnabledIf("isRoot")
  void jvmOfAnotherUser() {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server)) {
      assertRefused(
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
          pid(demo),
          "belongs to user root",
          "sudo -u root");
    }
  }

  @Test
  @EnabledIf("isRoot")
  void jvmInAnotherNamespaceOfProcessIds() {
    try (Server server = Server.start();
        Service demo =
            Service.start(
                List.of("unshare", "--pid", "--fork", "--mount-proc"), Jdk.running(), server)) {
      Command doctor = Command.run(Jdk.running(), "doctor", demo.pid());
      assertThat(doctor.err()).isEmpty();
      assertThat(doctor.out()).contains("another PID namespace (a container), where its id is 1");
      assertVisited(List.of(), List.of(), demo.pid());
      assertVisited(List.of("nsenter", "--target", demo.pid(), "--pid", "--mount"), List.of(), "1");
    }
  }

  @Test
  @EnabledIf("isRoot")
  void jvmThatDoesNotSeeTheJar() throws Exception {
    Path hidden = Files.createTempDirectory(Files.createDirectories(Given.work()), "hidden");
    Path jar = Files.copy(Given.agent(), hidden.resolve("overdue-agent-hidden.jar"));
    String mountOver = "mount -t tmpfs none " + hidden + " && exec \"$@\"";
    try (Server server = Server.start();
        Service demo =
            Service.start(
                List.of("unshare", "--mount", "sh", "-c", mountOver, "sh"),
                Jdk.running(),
                server)) {
      Process attach =
          new ProcessBuilder(Jdk.running().java(), "-jar", jar.toString(), "attach", demo.pid())
              .start();
      assertThat(new String(attach.getInputStream().readAllBytes()))
          .contains("The jar was copied to /tmp/overdue-agent-hidden.jar")
          .contains("Overdue is now in process");
    } finally {
      Files.deleteIfExists(Path.of("/tmp/overdue-agent-hidden.jar"));
    }
  }

  @Test
  @EnabledIf("isRoot")
  void jvmInAnotherNetwork() throws IOException {
    Path idle = Files.createTempDirectory(Files.createDirectories(Given.work()), "idle");
    Path source = idle.resolve("Idle.java");
    Files.writeString(
        source,
        "class Idle { public static void main(String[] arguments) throws Exception {"
            + " System.out.println(\"idle\"); System.in.read(); } }");
    Process process =
        new ProcessBuilder("unshare", "--net", Jdk.running().java(), source.toString()).start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("idle");
      String pid = String.valueOf(process.pid());
      Command attach = Command.run(Jdk.running(), "attach", pid, "interval=1s");
      assertThat(attach.out()).as(attach.err()).contains("Overdue is now in process " + pid);
      Command report = Command.run(Jdk.running(), "report", pid);
      assertThat(report.exitCode()).isEqualTo(2);
      assertThat(report.err())
          .contains("another network namespace", "nsenter --target " + pid + " --net java");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void javaWithoutTheAttachApi() {
    try (Server server = Server.start();
        Service demo = Service.start(Jdk.running(), server)) {
      assertVisited(List.of(), NO_ATTACH_API, demo.pid());
    }
  }

  static Stream<Jdk> oldJdks() {
    return Given.jdks().stream().filter(jdk -> jdk.version() == 8);
  }

  /** Java 8 has neither the attach API nor the sockets to do without. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("oldJdks")
  void oldJreThatCannotAttach(Jdk jdk) throws Exception {
    Path jre = Files.createTempDirectory(Files.createDirectories(Given.work()), "jre").resolve("8");
    new ProcessBuilder("cp", "-RL", jdk.home().resolve("jre").toString(), jre.toString())
        .start()
        .waitFor();
    try (Server server = Server.start();
        Service demo = Service.start(jdk, server)) {
      for (String command : List.of("attach", "doctor")) {
        Command refused = Command.run(new Jdk(jre, 8), command, demo.pid());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("This Java cannot attach", "the java of a JDK");
      }
    }
  }

  /** Only root can stage these; CI is root. */
  static boolean isRoot() {
    return System.getProperty("user.name").equals("root")
        && System.getProperty("os.name").equals("Linux");
  }

  @Test
  void wrongCommandLineShowsTheUsage() {
    Command command = Command.run(Jdk.running(), "leave");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err()).contains("'leave'", "usage:", "help");
  }

  /** Attach, report and detach, as anywhere. */
  private static void assertVisited(List<String> prefix, List<String> jvmWords, String pid) {
    Command attach = Command.in(prefix, Jdk.running(), jvmWords, "attach", pid, "interval=1s");
    assertThat(attach.out()).as(attach.err()).contains("Overdue is now in process " + pid);
    Command report = Command.in(prefix, Jdk.running(), jvmWords, "report", pid);
    assertThat(report.out()).as(report.err()).contains(" loans at ");
    Command detach = Command.in(prefix, Jdk.running(), jvmWords, "detach", pid);
    assertThat(detach.out()).as(detach.err()).contains("Overdue has left process " + pid);
  }

  private static long pid(Service demo) {
    return Long.parseLong(demo.pid());
  }

  private static void assertRefused(long pid, String... words) {
    assertRefused(List.of(), pid, words);
  }

  private static void assertRefused(List<String> prefix, long pid, String... words) {
    for (String command : List.of("attach", "doctor")) {
      Command refused = Command.run(prefix, Jdk.running(), command, String.valueOf(pid));
      assertThat(refused.exitCode()).as(command + refused.out()).isEqualTo(2);
      assertThat(refused.err()).as(command).contains(words).doesNotContain("Exception in thread");
    }
  }
}
