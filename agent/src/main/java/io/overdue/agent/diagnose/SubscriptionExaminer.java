package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subscribed connections that one line opens, one after the other, and never closes. */
final class SubscriptionExaminer implements Examiner {

  private static final int LEAST = 5;

  private final Map<String, Rise> rises = new HashMap<>();
  private long listedAt;

  @Override
  public List<Finding> examine(Case about) {
    Map<String, Line> lines = lines(about);
    if (about.server().rowsAtNanos() != listedAt) {
      listedAt = about.server().rowsAtNanos();
      rises.keySet().retainAll(lines.keySet());
      for (Line line : lines.values()) {
        rise(line).observe(line.rows.size());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (Line line : lines.values()) {
      if (line.rows.size() >= LEAST && rise(line).isSteady()) {
        findings.add(finding(about, line, rise(line)));
      }
    }
    return findings;
  }

  private static Map<String, Line> lines(Case about) {
    Map<String, Line> lines = new LinkedHashMap<>();
    for (SocketFacts socket : about.ledger().sockets()) {
      RowFacts row = about.join().row(socket.local());
      if (row != null && row.flags().indexOf('P') >= 0 && socket.connectedAt() != null) {
        Line line = lines.get(socket.connectedAt().frame());
        if (line == null) {
          line = new Line(socket.connectedAt());
          lines.put(socket.connectedAt().frame(), line);
        }
        line.rows.add(row);
      }
    }
    return lines;
  }

  private Rise rise(Line line) {
    Rise rise = rises.get(line.site.frame());
    if (rise == null) {
      rise = new Rise();
      rises.put(line.site.frame(), rise);
    }
    return rise;
  }

  private static Finding finding(Case about, Line line, Rise rise) {
    return Finding.of(Kind.SUBSCRIPTION_KEPT, line.site)
        .verdict(Verdict.OVERDUE)
        .severity(Severity.WARNING)
        .count(line.rows.size())
        .evidence(
            "The server "
                + about.server().address()
                + " lists "
                + Words.count(line.rows.size(), "subscribed connection")
                + " that this line opened; there were "
                + Words.number(rise.first())
                + ", and the number only rises.")
        .fix(
            "Close the connection when its listener is removed, or subscribe to many channels on"
                + " one. The server's timeout closes no subscriber.")
        .check(Release.of(about.server()).list(line.rows))
        .build();
  }

  /** Subscribed connections of one line. */
  private static final class Line {
    private final SiteName site;
    private final List<RowFacts> rows = new ArrayList<>();

    private Line(SiteName site) {
      this.site = site;
    }
  }
}
