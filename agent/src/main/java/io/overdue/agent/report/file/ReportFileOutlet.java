package io.overdue.agent.report.file;

import io.overdue.agent.report.JsonForm;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The JSON report in a file that is always whole: written beside it, then moved over it. */
public final class ReportFileOutlet implements Outlet {

  private final Path file;
  private final Path next;

  /**
   * @param file where the report shall lie; its folder must exist
   */
  public ReportFileOutlet(File file) {
    this.file = file.toPath();
    this.next = this.file.resolveSibling(file.getName() + ".next");
  }

  @Override
  public void publish(Report report) throws IOException {
    Files.write(next, JsonForm.report(report).getBytes(StandardCharsets.UTF_8));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    // The last report stays.
  }
}
