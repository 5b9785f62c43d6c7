package io.overdue.it;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What is in a program's heap after a collection, as its JDK tells. */
final class Heap {

  private Heap() {}

  /** How many objects of the class {@code className} are still referred to. */
  static long instances(Jdk jdk, Program program, String className) {
    String row = "(?s).*?:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*";
    return histogram(jdk, program).stream()
        .filter(line -> line.matches(row) && line.replaceAll(row, "$2").equals(className))
        .mapToLong(line -> Long.parseLong(line.replaceAll(row, "$1")))
        .sum();
  }

  private static List<String> histogram(Jdk jdk, Program program) {
    String jcmd = jdk.home().resolve("bin/jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, String.valueOf(program.pid()), "GC.class_histogram").start();
      List<String> lines = process.inputReader().lines().collect(Collectors.toList());
      if (process.waitFor() != 0 || lines.size() < 100) {
        throw new AssertionError("no histogram of " + program.folder() + ": " + lines);
      }
      return lines;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
