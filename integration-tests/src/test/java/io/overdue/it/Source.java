package io.overdue.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a program's source says that a report must point. */
final class Source {

  private Source() {}

  /**
   * The frame of the line with {@code comment}, in the method {@code method} of {@code program}; of
   * a nested class it is {@code $Nested.method}.
   */
  static String frame(Class<?> program, String method, String comment) {
    return frame(Given.sources(), program.getName(), method, comment);
  }

  /** The same for a program by its name, whose source lies in {@code folder}. */
  static String frame(Path folder, String program, String method, String comment) {
    Path source = folder.resolve(program.replace('.', '/') + ".java");
    String dot = method.startsWith("$") ? "" : ".";
    return program + dot + method + "(" + source.getFileName() + ":" + line(source, comment) + ")";
  }

  private static int line(Path source, String comment) {
    List<String> lines = lines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(comment)) {
        return i + 1;
      }
    }
    throw new AssertionError(source + " has no line that ends with " + comment);
  }

  private static List<String> lines(Path source) {
    try {
      return Files.readAllLines(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
