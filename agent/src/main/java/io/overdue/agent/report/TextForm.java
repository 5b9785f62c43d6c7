package io.overdue.agent.report;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Findings and reports as people read them. */
public final class TextForm {

  private static final int MOST_SITES = 20;

  private TextForm() {}

  /** A finding as one self-contained block: each part still makes sense when the rest is cut. */
  public static String block(Entry entry, String version) {
    Finding finding = entry.finding();
    StringBuilder block = new StringBuilder(title(entry)).append('\n');
    for (String sentence : finding.evidence()) {
      block.append("  ").append(sentence).append('\n');
    }
    block.append("  Fix:   ").append(finding.fix()).append('\n');
    for (String command : finding.check()) {
      block.append("  Check: ").append(command).append('\n');
    }
    block.append("  (finding ").append(entry.id());
    block.append(", ").append(finding.kind().slug()).append(where(finding));
    return block.append(", Overdue ").append(version).append(')').toString();
  }

  /** A finding in one line: verdict, kind, line, number. */
  public static String title(Entry entry) {
    Finding finding = entry.finding();
    return word(entry)
        + " "
        + finding.kind().slug()
        + where(finding)
        + " ("
        + finding.count()
        + ")";
  }

  /** One line for a finding that is over. */
  public static String cleared(Entry entry) {
    Finding finding = entry.finding();
    String how =
        entry.verdict() == Verdict.RETURNED_LATE ? "what was out has come back" : "it has stopped";
    return "CLEARED "
        + finding.kind().slug()
        + where(finding)
        + ": "
        + how
        + " (finding "
        + entry.id()
        + ")";
  }

  /** One line for a period. */
  public static String summary(Report report) {
    int alarms = 0;
    int notes = 0;
    for (Entry entry : report.findings()) {
      if (entry.isOpen()) {
        boolean alarm = entry.finding().severity() != Severity.INFO;
        alarms += alarm ? 1 : 0;
        notes += alarm ? 0 : 1;
      }
    }
    return (alarms == 0 ? "all well: " : plural(alarms, "finding") + " open: ")
        + balance(report.ledger())
        + (notes == 0 ? "" : "; " + plural(notes, "note") + " in the report");
  }

  /** The whole report. */
  public static String report(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("Overdue ").append(report.agent().version());
    text.append(" in process ").append(report.jvm().pid());
    text.append(" (Java ").append(report.jvm().java()).append(", ");
    text.append(report.agent().mode()).append(")\n");
    text.append(summary(report)).append('\n');
    text.append(cost(report.agent().cost())).append('\n');
    for (Entry entry : report.findings()) {
      text.append('\n');
      text.append(entry.isOpen() ? block(entry, report.agent().version()) : cleared(entry));
      text.append('\n');
    }
    servers(report, text);
    pools(report, text);
    List<String> history = HistoryWords.of(report);
    text.append(history.isEmpty() ? "" : "\nBefore the agent\n");
    lines("  ", history, text);
    sites(report, text);
    return text.toString();
  }

  /** What the agent says of its own cost. */
  private static String cost(CostFacts cost) {
    String cpu = "Overdue's own threads have used " + cost.cpuMillis() + " ms of a processor";
    return cost.nanosPerLoan() < 0
        ? cpu
        : cpu + "; it adds about " + cost.nanosPerLoan() + " ns to a loan";
  }

  private static void servers(Report report, StringBuilder text) {
    List<String> lines = servers(report);
    text.append(lines.isEmpty() ? "" : "\nServers\n");
    for (int i = 0; i < lines.size(); i++) {
      text.append("  ").append(lines.get(i)).append('\n');
      firstCause(report.diagnosisOf(report.servers().get(i).address()), text);
    }
  }

  /** The likeliest cause of a server's trouble, when it is in any, and what helps. */
  private static void firstCause(Diagnosis diagnosis, StringBuilder text) {
    if (diagnosis == null || diagnosis.causes().isEmpty()) {
      return;
    }
    Cause first = diagnosis.causes().get(0);
    text.append("    Why:    ").append(first.kind().slug());
    text.append(" (").append(first.score()).append(" %)\n");
    lines("    For:    ", first.supports(), text);
    lines("    But:    ", first.opposes(), text);
    lines("    Relief: ", first.relief(), text);
  }

  private static void lines(String head, List<String> lines, StringBuilder text) {
    for (String line : lines) {
      text.append(head).append(line).append('\n');
    }
  }

  /** One line a server: who it is, how full, and why that is not known where it is not. */
  public static List<String> servers(Report report) {
    List<String> lines = new ArrayList<>();
    for (ServerFacts server : report.servers()) {
      StringBuilder line = new StringBuilder(server.address());
      if (server.used() >= 0) {
        line.append(' ').append(server.product()).append(' ').append(server.version());
        line.append(String.format(Locale.ROOT, ": %,d", server.used()));
        line.append(
            server.limit() < 0 ? "" : String.format(Locale.ROOT, " of %,d", server.limit()));
        line.append(" clients, ").append(report.connectionsTo(server.address())).append(" ours");
      }
      line.append(server.reason().isEmpty() ? "" : "; " + server.reason());
      line.append(server.answer() == Answer.BAD_LOGIN ? "; set server.uri" : "");
      lines.add(line.toString());
    }
    return lines;
  }

  private static void pools(Report report, StringBuilder text) {
    if (report.ledger().pools().isEmpty()) {
      return;
    }
    text.append("\nPools\n");
    for (PoolFacts pool : report.ledger().pools()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s: %d lent, %d idle, max %d, %d waiting%s%s\n",
              pool.name(),
              pool.counts().active(),
              pool.counts().idle(),
              pool.counts().maxTotal(),
              pool.counts().waiters(),
              pool.createdAt() == null ? "" : ", made at " + pool.createdAt().frame(),
              pool.isClosed() ? ", closed" : ""));
    }
  }

  private static void sites(Report report, StringBuilder text) {
    List<SiteFacts> sites = new ArrayList<>(report.ledger().sites());
    if (sites.isEmpty()) {
      return;
    }
    Collections.sort(
        sites,
        new Comparator<SiteFacts>() {
          @Override
          public int compare(SiteFacts one, SiteFacts other) {
            return Long.compare(other.counts().out(), one.counts().out());
          }
        });
    text.append("\nSites: out, opened, returned, held p50/p99/max ms\n");
    for (SiteFacts site : sites.subList(0, Math.min(MOST_SITES, sites.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %6d %9d %9d  %s  %s %s\n",
              site.counts().out(),
              site.counts().opened(),
              site.counts().returned(),
              millis(site),
              site.role().name().toLowerCase(Locale.ROOT),
              site.name().frame()));
    }
    if (sites.size() > MOST_SITES) {
      text.append("  and ").append(sites.size() - MOST_SITES).append(" more\n");
    }
  }

  private static String millis(SiteFacts site) {
    return String.format(
        Locale.ROOT,
        "%.1f/%.1f/%.1f",
        site.held().at(50) / 1000.0,
        site.held().at(99) / 1000.0,
        site.held().max() / 1000.0);
  }

  private static String balance(LedgerFacts ledger) {
    long opened = 0;
    long out = 0;
    int sites = 0;
    for (SiteFacts site : ledger.sites()) {
      if (site.role() == Role.BORROW) {
        sites++;
        opened += site.counts().opened();
        out += site.counts().out();
      }
    }
    return plural(opened, "loan")
        + " at "
        + plural(sites, "site")
        + " from "
        + plural(ledger.pools().size(), "pool")
        + ", "
        + String.format(Locale.ROOT, "%,d", out)
        + " out now"
        + (ledger.dropped() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d events not recorded", ledger.dropped()));
  }

  private static String where(Finding finding) {
    if (finding.site() != null) {
      return " at " + finding.site().frame();
    }
    return finding.server() == null ? "" : " of " + finding.server();
  }

  private static String word(Entry entry) {
    if (entry.verdict() != null) {
      return entry.verdict().slug().toUpperCase(Locale.ROOT);
    }
    return entry.finding().severity().slug().toUpperCase(Locale.ROOT);
  }

  private static String plural(long number, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
  }
}
