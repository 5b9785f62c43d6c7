package io.overdue.agent.report.jmx;

import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.report.JsonForm;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.TextForm;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/** The latest report, and a notification for each finding opened or cleared. */
public final class ReportBean extends NotificationBroadcasterSupport implements ReportMXBean {

  private static final String OPENED = "io.overdue.finding.opened";
  private static final String RAISED = "io.overdue.finding.raised";
  private static final String CLEARED = "io.overdue.finding.cleared";

  private final Acts acts;
  private volatile Report latest;
  private long notifications;

  ReportBean(Acts acts, Report first) {
    super(
        new MBeanNotificationInfo(
            new String[] {OPENED, RAISED, CLEARED},
            Notification.class.getName(),
            "a finding was opened, became graver, or was cleared; the message is its text"));
    this.acts = acts;
    this.latest = first;
  }

  void take(Report report) {
    latest = report;
    for (Change change : report.changes()) {
      Entry entry = change.entry();
      if (entry.finding().severity() != Severity.INFO) {
        String type = change.isCleared() ? CLEARED : change.isOpened() ? OPENED : RAISED;
        String text =
            change.isCleared()
                ? TextForm.cleared(entry)
                : TextForm.block(entry, report.agent().version());
        sendNotification(new Notification(type, "io.overdue:type=Report", ++notifications, text));
      }
    }
  }

  @Override
  public String getVersion() {
    return latest.agent().version();
  }

  @Override
  public String getMode() {
    return latest.agent().mode();
  }

  @Override
  public long getSweeps() {
    return latest.ledger().sweep();
  }

  @Override
  public int getMishaps() {
    return latest.agent().mishaps();
  }

  @Override
  public long getDropped() {
    return latest.ledger().dropped();
  }

  @Override
  public long getSelfNanosPerLoan() {
    return latest.agent().cost().nanosPerLoan();
  }

  @Override
  public long getCpuMillis() {
    return latest.agent().cost().cpuMillis();
  }

  @Override
  public long getOut() {
    long out = 0;
    for (SiteFacts site : latest.ledger().sites()) {
      out += site.role() == Role.BORROW ? site.counts().out() : 0;
    }
    return out;
  }

  @Override
  public String[] getOpenFindings() {
    List<String> titles = new ArrayList<>();
    for (Entry entry : latest.findings()) {
      if (entry.isOpen() && entry.finding().severity() != Severity.INFO) {
        titles.add(TextForm.title(entry));
      }
    }
    return titles.toArray(new String[0]);
  }

  @Override
  public String[] getServers() {
    return TextForm.servers(latest).toArray(new String[0]);
  }

  @Override
  public String report() {
    return TextForm.report(latest);
  }

  @Override
  public String reportJson() {
    return JsonForm.report(latest);
  }

  @Override
  public void dump() {
    acts.dump();
  }

  @Override
  public String reclaim(String findingId, boolean dryRun) {
    return acts.reclaim(latest, findingId, dryRun);
  }

  @Override
  public void checkServersNow() {
    acts.checkServersNow();
  }

  @Override
  public void reset() {
    acts.reset();
  }

  @Override
  public void detach() {
    acts.detach();
  }

  /** What a console may ask of the agent. */
  public interface Acts {

    /** Writes a fresh report into the log, soon. */
    void dump();

    /** Has pools take back what a finding of {@code report} is about; tells it in lines. */
    String reclaim(Report report, String findingId, boolean dryRun);

    /** Asks all servers at the next moment. */
    void checkServersNow();

    /** Forgets findings and what detectors have learnt. */
    void reset();

    /** Takes the agent out. */
    void detach();
  }
}
