package io.overdue.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The page of results, of which each part stands under its heading. */
final class Page {

  private static final String HEADING =
      "# Benchmarks\n\nWritten by `mvn -Pbenchmark`, all of it or the parts that"
          + " `-Doverdue.benchmark=Loans,Commands` names.\n"
          + "The machine is shared and noisy: read the ratios, not the figures.\n";

  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  String text() throws IOException {
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        : HEADING;
  }

  /** Puts {@code body} under {@code title}, in the place of what stood there, or at the end. */
  void rewrite(String title, String body) throws IOException {
    String page = text();
    String section =
        "\n" + title + "\n\nMeasured on " + LocalDate.now() + ": " + Machine.words() + ".\n" + body;
    int start = page.indexOf("\n" + title + "\n");
    if (start < 0) {
      write(page + section);
      return;
    }
    int next = page.indexOf("\n## ", start + 1);
    write(page.substring(0, start) + section + (next < 0 ? "" : page.substring(next)));
  }

  private void write(String page) throws IOException {
    Files.write(file, page.getBytes(StandardCharsets.UTF_8));
  }
}
