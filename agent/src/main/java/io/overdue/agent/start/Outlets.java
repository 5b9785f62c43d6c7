package io.overdue.agent.start;

import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.file.ReportFileOutlet;
import io.overdue.agent.report.hlog.HistogramLogOutlet;
import io.overdue.agent.report.jmx.JmxOutlet;
import io.overdue.agent.report.jmx.ReportBean;
import io.overdue.agent.report.log.JsonLogOutlet;
import io.overdue.agent.report.log.LogOutlet;
import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.Settings;
import io.overdue.agent.support.Management;
import io.overdue.agent.support.OwnLog;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Opens what the settings ask for; what cannot be opened is said in one line and left out. */
final class Outlets {

  private Outlets() {}

  /** The log, on standard error where its file cannot be opened. */
  static OwnLog log(Settings settings) {
    String where = settings.get(Option.LOG);
    boolean json = settings.get(Option.LOG_FORMAT).equals("json");
    if (where.equals(Option.LOG.standard())) {
      return OwnLog.toStandardError(json);
    }
    try {
      return OwnLog.toFile(new File(where), json);
    } catch (IOException cannotBeOpened) {
      OwnLog log = OwnLog.toStandardError(json);
      log.line("log " + where + " cannot be written, standard error is used: " + cannotBeOpened);
      return log;
    }
  }

  static List<Outlet> open(Settings settings, OwnLog log, ReportBean.Acts acts) {
    List<Outlet> outlets = new ArrayList<>();
    outlets.add(
        settings.get(Option.LOG_FORMAT).equals("json")
            ? new JsonLogOutlet(log)
            : new LogOutlet(log));
    File reportFile = settings.get(Option.REPORT_FILE);
    if (reportFile != null) {
      outlets.add(new ReportFileOutlet(reportFile));
    }
    File histogramLog = settings.get(Option.HISTOGRAM_LOG);
    if (histogramLog != null) {
      try {
        outlets.add(new HistogramLogOutlet(histogramLog));
      } catch (IOException cannotBeOpened) {
        log.line("histogram.log cannot be written and is left out: " + cannotBeOpened);
      }
    }
    if (settings.get(Option.JMX) && Management.isThere()) {
      outlets.add(new JmxOutlet(acts));
    } else if (settings.get(Option.JMX)) {
      log.line("no MBeans and no commands but attach: this JVM has no module java.management");
    }
    return outlets;
  }
}
