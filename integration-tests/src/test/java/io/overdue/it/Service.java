package io.overdue.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The demo service with all its leaks, in a JVM of its own and without the agent. */
record Service(Process process, Path out) implements AutoCloseable {

  /** Starts it, behind words such as a change of namespace, and waits until it serves. */
  static Service start(List<String> prefix, Jdk jdk, Server server, String... jvmArguments) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "service");
      Path out = folder.resolve("out.txt");
      List<String> line = new ArrayList<>(prefix);
      line.add(jdk.java());
      line.addAll(List.of(jvmArguments));
      line.addAll(List.of("-jar", Given.demo().toString(), server.uri(), "all"));
      Process process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
      Service service = new Service(process, out);
      await().atMost(Duration.ofSeconds(90)).until(() -> service.printed().contains("is ready"));
      return service;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static Service start(Jdk jdk, Server server, String... jvmArguments) {
    return start(List.of(), jdk, server, jvmArguments);
  }

  /** The JVM itself, which may be behind others. */
  String pid() {
    return String.valueOf(process.descendants().findFirst().orElse(process.toHandle()).pid());
  }

  String printed() throws IOException {
    return Files.readString(out);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
