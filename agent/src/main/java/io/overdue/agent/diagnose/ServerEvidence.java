package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds to findings about lines of code what the servers see of their connections. */
final class ServerEvidence {

  private static final int MOST_COMMANDS = 3;
  private static final int LATEST = 20;

  private ServerEvidence() {}

  /** The same finding, with a sentence and a command for each server that lists its connections. */
  static Finding add(Finding finding, List<Case> cases) {
    if (finding.perSecond() > 0 && cases.size() == 1) {
      return withShare(finding, cases.get(0));
    }
    if (finding.about().isEmpty()) {
      return finding;
    }
    Finding.Builder more = finding.toBuilder();
    for (Case about : cases) {
      List<RowFacts> rows = about.rows(finding);
      if (!rows.isEmpty()) {
        more.evidence(sentence(about, rows, about.connections(finding)));
        if (about.join().isTranslated()) {
          more.evidence(
              "They are known there by their client ids: a proxy or address translation shows them"
                  + " under other addresses than here.");
        }
        more.check(Release.of(about.server()).list(rows));
      } else if (about.join().isHidden() && about.connections(finding) > 0) {
        more.evidence(
            about.server().address()
                + " lists none of them under its address here: a proxy or address translation"
                + " stands in between.");
      }
    }
    return more.build();
  }

  /** What is made again and again, beside all that the server accepts. */
  private static Finding withShare(Finding churn, Case about) {
    double accepted = about.known().latest(LATEST).createdPerSecond();
    if (accepted < churn.perSecond() / 2) {
      return churn; // the server has not been watched for long enough
    }
    return churn.toBuilder()
        .evidence(
            "That is "
                + ServerWords.percent(Math.min(1, churn.perSecond() / accepted))
                + " of the "
                + ServerWords.rate(accepted)
                + " connections that "
                + about.server().address()
                + " accepts.")
        .build();
  }

  private static String sentence(Case about, List<RowFacts> rows, long connections) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (RowFacts row : rows) {
      least = Math.min(least, row.idleSeconds());
      most = Math.max(most, row.idleSeconds());
    }
    return about.server().address()
        + " sees "
        + (rows.size() == connections
            ? Words.form(rows.size(), "the same row", "the same " + rows.size() + " rows")
            : Words.number(rows.size()) + " of these as rows")
        + " idle for "
        + (least == most ? "" : Words.duration(least * 1_000_000_000L) + " to ")
        + Words.duration(most * 1_000_000_000L)
        + ", last command "
        + commands(rows)
        + fill(about);
  }

  /** {@code get}, or {@code get (58), set (3)}. */
  private static String commands(List<RowFacts> rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (RowFacts row : rows) {
      Integer count = counts.get(row.cmd());
      counts.put(row.cmd(), count == null ? 1 : count + 1);
    }
    if (counts.size() == 1) {
      return counts.keySet().iterator().next();
    }
    StringBuilder words = new StringBuilder();
    int named = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (named++ < MOST_COMMANDS) {
        words.append(named == 1 ? "" : ", ");
        words.append(count.getKey()).append(" (").append(count.getValue()).append(')');
      }
    }
    return words + (counts.size() > MOST_COMMANDS ? ", ..." : "");
  }

  private static String fill(Case about) {
    if (about.server().share() < 0) {
      return ".";
    }
    String fill = "; " + ServerWords.fill(about.server());
    return about.forecast().isKnown()
        ? fill + ", " + ServerWords.full(about.forecast()) + "."
        : fill + ".";
  }
}
