package io.overdue.agent.report.log;

import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.report.Dates;
import io.overdue.agent.report.JsonForm;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import io.overdue.agent.support.Json;
import io.overdue.agent.support.OwnLog;

/** The log as JSON, a document a line: the same events as the log in words. */
public final class JsonLogOutlet implements Outlet {

  private final OwnLog log;

  public JsonLogOutlet(OwnLog log) {
    this.log = log;
  }

  @Override
  public void publish(Report report) {
    int open = 0;
    for (Change change : report.changes()) {
      if (change.entry().finding().severity() != Severity.INFO) {
        String event = change.isCleared() ? "cleared" : change.isOpened() ? "opened" : "raised";
        log.raw(JsonForm.line(event, change.entry(), report.epochMillis()) + "\n");
      }
    }
    for (Entry entry : report.findings()) {
      open += entry.isOpen() && entry.finding().severity() != Severity.INFO ? 1 : 0;
    }
    if (report.isRegular()) {
      log.raw(
          new Json()
                  .object()
                  .field("at", Dates.iso(report.epochMillis()))
                  .field("event", "summary")
                  .field("open", open)
                  .field("pools", report.ledger().pools().size())
                  .field("sites", report.ledger().sites().size())
                  .field("dropped", report.ledger().dropped())
                  .field("mishaps", report.agent().mishaps())
                  .endObject()
              + "\n");
    }
  }

  @Override
  public void close() {
    // The log belongs to the agent.
  }
}
