package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Redis clients among the jars of a JVM, by their names; also those inside one big jar. */
final class ClientJars {

  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|.*/)(jedis|lettuce-core|redisson|valkey-java|valkey-glide|vertx-redis-client"
              + "|spring-data-redis|commons-pool2?)-(\\d[\\w.]*?)(?:[.-](?:RELEASE|Final))?(?:-(?:linux|osx|windows)[\\w-]*)?\\.jar");

  private final Map<String, String> versions = new TreeMap<>();

  private ClientJars() {}

  /**
   * Looks through {@code jars}.
   *
   * @param process whose file system they are in
   */
  static ClientJars among(Collection<String> jars, JavaProcess process) {
    ClientJars found = new ClientJars();
    for (String jar : jars) {
      if (!found.take(jar)) {
        found.takeInner(process.file(jar));
      }
    }
    return found;
  }

  private boolean take(String path) {
    Matcher name = NAME.matcher(path);
    if (!name.matches()) {
      return false;
    }
    versions.put(name.group(1), name.group(2));
    return true;
  }

  private void takeInner(File jar) {
    if (!jar.isFile()) {
      return;
    }
    try (JarFile file = new JarFile(jar)) {
      for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
        String name = entries.nextElement().getName();
        if (name.endsWith(".jar")) {
          take(name);
        }
      }
    } catch (IOException | SecurityException unreadable) {
      // Then nothing is known of it.
    }
  }

  /** Versions by the names of the libraries. */
  Map<String, String> versions() {
    return versions;
  }

  /** All in one line; empty when there are none. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> library : versions.entrySet()) {
      text.append(text.length() == 0 ? "" : ", ").append(library.getKey());
      text.append(' ').append(library.getValue());
    }
    return text.toString();
  }
}
