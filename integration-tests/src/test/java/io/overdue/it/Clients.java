package io.overdue.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;

/** Client libraries in the versions of {@code clients.txt}, resolved by Maven. */
final class Clients {

  /** The version that tests use which are not about versions. */
  static final String USUAL = "redis.clients:jedis:6.2.0";

  private Clients() {}

  /** The coordinates in {@code clients.txt}. */
  static List<String> all() {
    try (var in = Clients.class.getResourceAsStream("/clients.txt")) {
      return new String(in.readAllBytes())
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Versions of the client whose coordinates begin so: lowest, newest and one between; all of them
   * with {@code -Doverdue.test.matrix=full}.
   */
  static List<String> of(String prefix) {
    return some(every(prefix));
  }

  /** The same, without as many of the oldest versions as {@code skipped}. */
  static List<String> from(String prefix, int skipped) {
    List<String> versions = every(prefix);
    return some(versions.subList(skipped, versions.size()));
  }

  /** The same of only so many of the oldest versions. */
  static List<String> upTo(String prefix, int oldest) {
    return some(every(prefix).subList(0, oldest));
  }

  private static List<String> every(String prefix) {
    return all().stream().filter(client -> client.startsWith(prefix)).toList();
  }

  private static List<String> some(List<String> versions) {
    return isWholeMatrix()
        ? versions
        : Stream.of(0, versions.size() / 2, versions.size() - 1)
            .distinct()
            .map(versions::get)
            .toList();
  }

  /** Jedis as {@link #of} tells, and valkey-java, over which the programs for Jedis run, too. */
  static Stream<String> ofJedisAndValkey() {
    return Stream.concat(of("redis.clients:").stream(), valkey());
  }

  static Stream<String> valkey() {
    return of("io.valkey:valkey-java:").stream();
  }

  static boolean isValkey(String client) {
    return client.startsWith("io.valkey:valkey-java:");
  }

  /** The newest version of the client whose coordinates begin so. */
  static String newest(String prefix) {
    List<String> versions = of(prefix);
    return versions.get(versions.size() - 1);
  }

  static boolean isWholeMatrix() {
    return System.getProperty("overdue.test.matrix", "").equals("full");
  }

  /** The class path of {@code coordinates} with all it needs, resolved once a build. */
  static String classpath(String coordinates) {
    return known(coordinates, coordinates, "org.slf4j:slf4j-nop:1.7.36");
  }

  private static synchronized String known(String name, String... coordinates) {
    Path known = Given.work().resolveSibling("clients").resolve(name.replace(':', '_'));
    try {
      if (!Files.exists(known)) {
        Files.createDirectories(known.getParent());
        Files.writeString(known, resolve(coordinates));
      }
      return Files.readString(known);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The class path of all {@code coordinates} with all they need, their loggers included. */
  static String together(String... coordinates) {
    return known(String.join("+", coordinates), coordinates);
  }

  /** One jar, without what it needs. */
  static String jar(String coordinates) {
    return Maven.configureResolver()
        .workOffline(false)
        .resolve(coordinates)
        .withoutTransitivity()
        .asSingleFile()
        .getPath();
  }

  private static String resolve(String... coordinates) {
    File[] files =
        Maven.configureResolver()
            .workOffline(false)
            .resolve(coordinates)
            .withTransitivity()
            .asFile();
    return Arrays.stream(files).map(File::getPath).collect(Collectors.joining(File.pathSeparator));
  }
}
