package io.overdue.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Java home and its version. */
record Jdk(Path home, int version) {

  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The JDK at {@code home}, by the file {@code release} that each has. */
  static Jdk at(Path home) {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(home + " is no Java home: " + unreadable, unreadable);
    }
    String version = release.getProperty("JAVA_VERSION").replace("\"", "");
    String feature = version.startsWith("1.") ? version.substring(2) : version;
    return new Jdk(home, Integer.parseInt(feature.split("[^0-9]")[0]));
  }

  String java() {
    return home.resolve("bin/java").toString();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
