package io.overdue.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the agent in a JVM has found. */
@Command(
    header = "show what Overdue has found in a JVM",
    description = {
      "  Prints the latest report: findings with their evidence and fix, servers, pools, sites."
    },
    footer = {
      "  java -jar overdue-agent.jar report 4711",
      "  java -jar overdue-agent.jar report 4711 --site OrderCache --histogram",
      "  java -jar overdue-agent.jar report 4711 --json"
    })
final class ShowReport extends JvmOrder {

  private static final long PAUSE_MILLIS = 200;

  @Option(names = "--json", description = "As JSON (docs/report.md).")
  private boolean json;

  @Option(
      names = "--site",
      paramLabel = "TEXT",
      description = "Only lines whose frame contains TEXT, or the finding of that id.")
  private String site;

  @Option(names = "--histogram", description = "With bars for how long connections were held.")
  private boolean histogram;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "60",
      defaultValue = "0",
      description = "Wait for a finding, at most so long (60).")
  private int waitSeconds;

  @Override
  void carryOut(Terminal terminal) throws Refused {
    try (Conversation conversation = Conversation.with(pid())) {
      awaitFinding(conversation);
      if (json) {
        terminal.line(conversation.json());
      } else if (site == null && !histogram) {
        terminal.out().print(Colours.of(terminal, conversation.text()));
      } else {
        details(terminal, ReportView.of(conversation.json()));
      }
    }
  }

  private void awaitFinding(Conversation conversation) throws Refused {
    long end = System.nanoTime() + waitSeconds * 1_000_000_000L;
    while (waitSeconds > 0 && ReportView.of(conversation.json()).alarms().isEmpty()) {
      if (System.nanoTime() - end > 0) {
        throw new Refused("Nothing was found in " + waitSeconds + " s.");
      }
      Conversation.pause(PAUSE_MILLIS);
    }
  }

  private void details(Terminal terminal, ReportView report) throws Refused {
    List<String> lines = new ArrayList<>();
    List<String> frames = new ArrayList<>();
    for (FindingText finding : report.findings()) {
      if (site != null && finding.isAbout(site)) {
        frames.add(finding.place());
        lines.addAll(finding.lines());
        lines.add("");
      }
    }
    for (SiteText one : report.sites()) {
      if (site == null || frames.contains(one.frame()) || contains(one.frame(), site)) {
        lines.addAll(one.lines());
        lines.addAll(one.durations(histogram));
        lines.add("");
      }
    }
    if (lines.isEmpty()) {
      throw new Refused(
          "No line and no finding of the report is called "
              + site
              + ". Try: java -jar overdue-agent.jar report "
              + pid());
    }
    terminal.out().print(Colours.of(terminal, String.join("\n", lines)));
  }

  private static boolean contains(String frame, String text) {
    return frame.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }
}
