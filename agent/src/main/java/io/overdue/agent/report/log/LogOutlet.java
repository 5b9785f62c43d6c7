package io.overdue.agent.report.log;

import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.TextForm;
import io.overdue.agent.support.OwnLog;

/**
 * The log in words: a block for each finding that is opened or has become graver, a line for each
 * that is cleared, a line a period. What is only worth knowing is left to the report.
 */
public final class LogOutlet implements Outlet {

  private final OwnLog log;

  public LogOutlet(OwnLog log) {
    this.log = log;
  }

  @Override
  public void publish(Report report) {
    for (Change change : report.changes()) {
      if (change.entry().finding().severity() == Severity.INFO) {
        continue;
      }
      log.line(
          change.isCleared()
              ? TextForm.cleared(change.entry())
              : TextForm.block(change.entry(), report.agent().version()));
    }
    if (report.isRegular()) {
      log.line(TextForm.summary(report));
    }
    if (report.agent().isSilenced()) {
      log.once(
          "Overdue has had too many faults of its own and no longer records; the application is"
              + " not affected. Last fault: "
              + report.agent().lastMishap());
    }
  }

  @Override
  public void close() {
    // The log belongs to the agent.
  }
}
