package io.overdue.it;

import java.io.IOException;
import java.nio.file.Path;

/** A Java home and its version. */
record Jdk(Path home, int version) {

  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The JDK at {@code home}, by what it prints of itself. */
  static Jdk at(Path home) {
    try {
      Process process =
          new ProcessBuilder(home.resolve("bin/java").toString(), "-version")
              .redirectErrorStream(true)
              .start();
      String printed = new String(process.getInputStream().readAllBytes());
      String version = printed.replaceAll("(?s)[^\"]*\"(?:1\\.)?(\\d+).*", "$1");
      return new Jdk(home, Integer.parseInt(version));
    } catch (IOException | NumberFormatException failed) {
      throw new IllegalArgumentException(home + " is no Java home", failed);
    }
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
