package io.overdue.agent.report.hlog;

import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The histograms as an HdrHistogram interval log, values in microseconds: one line a sweep for each
 * histogram that changed, tagged with what it measures and the line of code.
 */
public final class HistogramLogOutlet implements Outlet {

  private final PrintStream out;
  private final HistogramLogWriter writer;
  private final Map<String, Histogram> before = new HashMap<>();
  private long lastMillis;

  /**
   * @throws FileNotFoundException when the file cannot be opened for writing
   */
  public HistogramLogOutlet(File file) throws FileNotFoundException {
    this.out = new PrintStream(new java.io.FileOutputStream(file), true);
    this.writer = new HistogramLogWriter(out);
    writer.outputComment("[Overdue: durations in microseconds, tag is measure@frame]");
    writer.outputLogFormatVersion();
  }

  @Override
  public void publish(Report report) {
    if (!report.isRegular()) {
      return;
    }
    if (lastMillis == 0) {
      lastMillis = report.agent().sinceMillis();
      writer.outputStartTime(lastMillis);
      writer.setBaseTime(0);
      writer.outputLegend();
    }
    for (SiteFacts site : report.ledger().sites()) {
      boolean borrow = site.role() == Role.BORROW;
      interval(borrow ? "held" : "lifetime", site, site.held(), report.epochMillis());
      if (borrow) {
        interval("waited", site, site.waited(), report.epochMillis());
      }
    }
    lastMillis = report.epochMillis();
    out.flush();
  }

  private void interval(String measure, SiteFacts site, Distribution now, long nowMillis) {
    if (now.count() == 0) {
      return;
    }
    String key = measure + site.id();
    Histogram total = now.histogram();
    Histogram earlier = before.put(key, total);
    if (earlier != null && earlier.getTotalCount() == total.getTotalCount()) {
      return;
    }
    Histogram interval = total.copy();
    if (earlier != null) {
      interval.subtract(earlier);
    }
    interval.setTag(measure + "@" + site.name().frame().replaceAll("[,\\s]", "_"));
    interval.setStartTimeStamp(lastMillis);
    interval.setEndTimeStamp(nowMillis);
    writer.outputIntervalHistogram(interval);
  }

  @Override
  public void close() {
    out.close();
  }
}
