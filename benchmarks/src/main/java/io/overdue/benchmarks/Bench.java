package io.overdue.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import redis.embedded.core.ExecutableProvider;

/** What there is to measure with: the agents, the JDKs and the servers. */
final class Bench {

  /** The agent that applications are traced with: what an agent on the command path may cost. */
  static final String OTHER_AGENT = "OpenTelemetry";

  private final Path agent;
  private final Path otherAgent;

  Bench(Path agent, Path otherAgent) {
    this.agent = agent;
    this.otherAgent = otherAgent;
  }

  /** Our jar. */
  Path agent() {
    return agent;
  }

  /** The arguments of a JVM without an agent. */
  static List<String> nothing() {
    return new ArrayList<>();
  }

  /** The arguments of a JVM without an agent that works for so long before each command. */
  static List<String> busy(int nanos) {
    return with("-D" + Getting.BUSY + "=" + nanos);
  }

  /** The arguments of a JVM with ours. */
  List<String> overdue() {
    return with("-javaagent:" + agent);
  }

  /** The arguments of a JVM with ours and its {@code options}. */
  List<String> overdue(String options) {
    return with("-javaagent:" + agent + "=" + options);
  }

  /** The arguments of a JVM with OpenTelemetry's agent, which sends nothing anywhere. */
  List<String> openTelemetry() {
    return with(
        "-javaagent:" + otherAgent,
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none");
  }

  private static List<String> with(String... arguments) {
    return new ArrayList<>(Arrays.asList(arguments));
  }

  /** Java homes: the one that runs, and those of {@code overdue.benchmark.jdks}. */
  static List<String> jdks() {
    List<String> homes = new ArrayList<>();
    homes.add(System.getProperty("java.home"));
    homes.addAll(listed("overdue.benchmark.jdks"));
    return homes;
  }

  /** Servers: the one that comes with the build, and those of {@code overdue.benchmark.redis}. */
  static List<File> servers() throws IOException {
    List<File> executables = new ArrayList<>();
    executables.add(ExecutableProvider.newJarResourceProvider().get());
    for (String path : listed("overdue.benchmark.redis")) {
      executables.add(new File(path));
    }
    return executables;
  }

  /** The parts that are asked for by name; none for all. */
  static List<String> parts() {
    return listed("overdue.benchmark");
  }

  /**
   * How often a part measures: as often as it usually does, or {@code overdue.benchmark.rounds}.
   */
  static int rounds(int usual) {
    return listed("overdue.benchmark.rounds").isEmpty()
        ? usual
        : Integer.getInteger("overdue.benchmark.rounds");
  }

  private static List<String> listed(String property) {
    List<String> values = new ArrayList<>();
    for (String value : System.getProperty(property, "").split(",")) {
      if (!value.trim().isEmpty()) {
        values.add(value.trim());
      }
    }
    return values;
  }

  /** The executable of a Java home. */
  static String java(String home) {
    return Paths.get(home, "bin", "java").toString();
  }

  /** A folder of its own for what a measurement writes. */
  static Path scratch() throws IOException {
    return Files.createTempDirectory("overdue-benchmark");
  }
}
