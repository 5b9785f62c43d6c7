package io.overdue.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** What the figures were measured on. */
final class Machine {

  private Machine() {}

  /** Processor and system in a few words. */
  static String words() {
    return processor()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors, "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version");
  }

  /** What {@code java -version} of {@code home} says first. */
  static String java(String home) {
    try {
      Process process =
          new ProcessBuilder(Paths.get(home, "bin", "java").toString(), "-version")
              .redirectErrorStream(true)
              .start();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(process.getInputStream()))) {
        return lines.readLine();
      }
    } catch (IOException noJava) {
      return home;
    }
  }

  private static String processor() {
    Path cpus = Paths.get("/proc/cpuinfo");
    try {
      for (String line : Files.readAllLines(cpus)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 2);
        }
      }
    } catch (IOException notLinux) {
      // the architecture must do
    }
    return System.getProperty("os.arch");
  }
}
