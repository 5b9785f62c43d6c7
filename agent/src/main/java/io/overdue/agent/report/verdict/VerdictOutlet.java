package io.overdue.agent.report.verdict;

import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.TextForm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** What is leaked by the latest report; at the end as JUnit-style XML, where that is wanted. */
public final class VerdictOutlet implements Outlet {

  private volatile List<Entry> leaked = new ArrayList<>();
  private volatile String version = "";

  @Override
  public void publish(Report report) {
    List<Entry> open = new ArrayList<>();
    for (Entry entry : report.findings()) {
      if (entry.isOpen()
          && entry.verdict() == Verdict.LEAKED
          && entry.finding().severity() != Severity.INFO) {
        open.add(entry);
      }
    }
    leaked = open;
    version = report.agent().version();
  }

  /** Open findings that something is leaked. */
  public List<Entry> leaked() {
    return leaked;
  }

  /** Writes one test case for each, failed, or one that has passed. */
  public void writeTo(File file) throws IOException {
    List<Entry> all = leaked;
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"overdue\" tests=\"").append(Math.max(1, all.size()));
    xml.append("\" failures=\"").append(all.size()).append("\" errors=\"0\" skipped=\"0\">\n");
    if (all.isEmpty()) {
      xml.append("  <testcase classname=\"overdue\" name=\"nothing is leaked\"/>\n");
    }
    for (Entry entry : all) {
      String site = entry.finding().site() == null ? "overdue" : entry.finding().site().frame();
      xml.append("  <testcase classname=\"").append(escaped(site));
      xml.append("\" name=\"").append(entry.finding().kind().slug()).append("\">\n");
      xml.append("    <failure type=\"leaked\" message=\"").append(escaped(TextForm.title(entry)));
      xml.append("\">").append(escaped(TextForm.block(entry, version)));
      xml.append("</failure>\n  </testcase>\n");
    }
    Files.write(
        file.toPath(), xml.append("</testsuite>\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<' || c == '>' || c == '&' || c == '"') {
        escaped.append("&#").append((int) c).append(';');
      } else {
        escaped.append(c < ' ' && c != '\n' || Character.isSurrogate(c) || c > '\ufffd' ? '?' : c);
      }
    }
    return escaped.toString();
  }

  @Override
  public void close() {
    // Nothing is written before the JVM ends.
  }
}
