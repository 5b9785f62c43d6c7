package io.overdue.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Where a program's source says that a report must point. */
final class Source {

  private Source() {}

  /**
   * The frame of the line with {@code comment}, in the method {@code method} of {@code program}; of
   * a nested class it is {@code $Nested.method}.
   */
  static String frame(Class<?> program, String method, String comment) {
    String file = program.getSimpleName() + ".java";
    String dot = method.startsWith("$") ? "" : ".";
    return program.getName() + dot + method + "(" + file + ":" + line(program, comment) + ")";
  }

  private static int line(Class<?> program, String comment) {
    List<String> lines = lines(program);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(comment)) {
        return i + 1;
      }
    }
    throw new AssertionError(program + " has no line that ends with " + comment);
  }

  private static List<String> lines(Class<?> program) {
    try {
      return Files.readAllLines(
          Given.sources().resolve(program.getName().replace('.', '/') + ".java"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
