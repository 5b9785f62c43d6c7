package io.overdue.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of results, of which each program rewrites its own part. */
final class Page {

  private Page() {}

  /** The part of the page under {@code title}, with it; empty when there is none. */
  static String section(Path file, String title) throws IOException {
    String page = text(file);
    int start = page.indexOf("\n" + title + "\n");
    if (start < 0) {
      return "";
    }
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  /** Puts {@code section} in the place of the part under {@code title}, or at the end. */
  static void rewrite(Path file, String title, String section) throws IOException {
    String earlier = section(file, title);
    String page = text(file);
    write(file, earlier.isEmpty() ? page + section : page.replace(earlier, section));
  }

  static void write(Path file, String page) throws IOException {
    Files.write(file, page.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
  }
}
