package io.overdue.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the build hands to the tests: paths, and the JDKs and servers to run with. */
final class Given {

  private Given() {}

  static Path agent() {
    return path("overdue.test.agent");
  }

  static Path demo() {
    return path("overdue.test.demo");
  }

  static Path saboteur() {
    return furtherAgent("saboteur");
  }

  static Path observer() {
    return furtherAgent("observer");
  }

  private static Path furtherAgent(String name) {
    return classes().resolveSibling("overdue-integration-tests-0.1.0-" + name + ".jar");
  }

  /** The scenarios in a jar. */
  static Path jar() {
    return classes().resolveSibling("overdue-integration-tests-0.1.0.jar");
  }

  static Path sources() {
    return path("overdue.test.sources");
  }

  static Path classes() {
    return path("overdue.test.classes");
  }

  /** A folder for the files of one run, outside of which nothing may be written. */
  static Path work() {
    return path("overdue.test.work");
  }

  /** The JDK that runs the tests, then those of {@code -Doverdue.test.jdks}. */
  static List<Jdk> jdks() {
    List<Jdk> jdks = new ArrayList<>();
    jdks.add(Jdk.running());
    list("overdue.test.jdks").map(Path::of).map(Jdk::at).forEach(jdks::add);
    return jdks;
  }

  /** Executables of {@code -Doverdue.test.redis}. */
  static List<Path> redisServers() {
    return list("overdue.test.redis").map(Path::of).toList();
  }

  private static Stream<String> list(String property) {
    return Arrays.stream(System.getProperty(property, "").split(","))
        .map(String::trim)
        .filter(part -> !part.isEmpty());
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }
}
