package io.overdue.agent.record;

import io.overdue.agent.facts.Library;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * The versions of the client libraries that the books know objects of: by the name of their jar,
 * what Maven wrote into it, or their package. Watch thread only; no class loader is asked.
 */
final class Versions {

  private static final Pattern JAR =
      Pattern.compile(
          "/(?:jedis|valkey-java|lettuce-core|lettuce|redisson|commons-pool2?|vertx-redis-client)"
              + "-(\\d[^/!]*?)\\.jar");

  private static final String[][] ARTIFACTS = {
    {"jedis", "redis.clients/jedis"},
    {"valkey-java", "io.valkey/valkey-java"},
    {"lettuce", "io.lettuce/lettuce-core"},
    {"commons-pool2", "org.apache.commons/commons-pool2"},
  };

  private final Ledger ledger;
  private final Map<Class<?>, String> known = new WeakHashMap<>();

  Versions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Version by library, as far as they are known; of several in one process the last one met. */
  Map<String, String> now() {
    Map<String, String> versions = new HashMap<>();
    for (Lender lender : ledger.lenders.all()) {
      if (lender.kind() == Lender.Kind.REDIS) {
        note(versions, lender.get());
      }
    }
    for (OpenConnection connection : ledger.connections.all()) {
      note(versions, connection.owner());
    }
    for (HeavyClient client : ledger.clients.all()) {
      note(versions, client.get());
    }
    return versions;
  }

  private void note(Map<String, String> versions, Object object) {
    for (Class<?> type = object == null ? null : object.getClass();
        type != null;
        type = type.getSuperclass()) {
      String library = Library.of(type.getName());
      if (!versions.containsKey(library) && !library.equals(Library.UNKNOWN)) {
        String version = version(library, type);
        if (!version.isEmpty()) {
          versions.put(library, version);
        }
      }
    }
  }

  private String version(String library, Class<?> type) {
    String version = known.get(type);
    if (version == null) {
      version = read(library, type);
      known.put(type, version);
    }
    return version;
  }

  /** Empty when nothing tells. */
  private static String read(String library, Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      URL location = source == null ? null : source.getLocation();
      if (location != null) {
        Matcher named = JAR.matcher(location.toString());
        if (named.find()) {
          return named.group(1);
        }
        String written = location.getProtocol().equals("file") ? written(library, location) : null;
        if (written != null) {
          return written;
        }
      }
      Package in = type.getPackage();
      String version = in == null ? null : in.getImplementationVersion();
      return version == null ? "" : version.replaceAll("/.*", "");
    } catch (IOException | RuntimeException nothingTells) {
      return "";
    }
  }

  /** What Maven wrote into the jar, which may be one that many were packed into; or null. */
  private static String written(String library, URL location) throws IOException {
    File file = new File(location.getPath());
    for (String[] artifact : ARTIFACTS) {
      if (artifact[0].equals(library) && file.isFile()) {
        try (JarFile jar = new JarFile(file)) {
          ZipEntry entry = jar.getEntry("META-INF/maven/" + artifact[1] + "/pom.properties");
          if (entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
              Properties properties = new Properties();
              properties.load(in);
              return properties.getProperty("version");
            }
          }
        }
      }
    }
    return null;
  }
}
