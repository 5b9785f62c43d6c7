package io.overdue.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the lines that hold most, again and again. */
@Command(
    header = "watch which lines hold most connections",
    description = {
      "  A table of all lines, those with most that is not given back first. On a terminal it is",
      "  drawn anew at every look of the agent, and q ends it; elsewhere each look is printed."
    },
    footer = {
      "  java -jar overdue-agent.jar top 4711",
      "  java -jar overdue-agent.jar top 4711 --times 1"
    })
final class Top extends JvmOrder {

  private static final long PAUSE_MILLIS = 100;
  private static final int LOOKS_AWAY = 5;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "0",
      description = "End after N tables.")
  private int times;

  private final Map<String, Long> before = new HashMap<>();
  private long sweep = -1;
  private int shown;

  @Override
  void carryOut(Terminal terminal) throws Refused {
    try (Conversation conversation = Conversation.with(pid());
        Terminal.Page page = times > 0 ? null : terminal.open()) {
      for (long tick = 0; !isEnough(terminal, page); tick++) {
        if (tick % LOOKS_AWAY == 0) {
          look(ReportView.of(conversation.json()), terminal, page);
        }
        Conversation.pause(PAUSE_MILLIS);
      }
    }
  }

  private boolean isEnough(Terminal terminal, Terminal.Page page) {
    return page == null
        ? shown > 0 && (shown == times || terminal.out().checkError())
        : page.wasPressed('q');
  }

  private void look(ReportView report, Terminal terminal, Terminal.Page page) {
    if (report.sweeps() == sweep) {
      return;
    }
    sweep = report.sweeps();
    shown++;
    if (page != null) {
      page.show(table(report, terminal));
    } else {
      for (String line : table(report, terminal)) {
        terminal.line(line);
      }
    }
  }

  private List<String> table(ReportView report, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(report.head());
    List<FindingText> alarms = report.alarms();
    lines.add(alarms.isEmpty() ? "nothing found" : "");
    for (FindingText alarm : alarms) {
      lines.add(Colours.of(terminal, alarm.title()));
    }
    lines.add("");
    lines.add(terminal.bold(SiteText.head()));
    for (SiteText site : report.sites()) {
      if (site.isOfTheApplication()) {
        Long last = before.put(site.name(), site.out());
        lines.add(site.row(last == null ? 0 : site.out() - last));
      }
    }
    lines.add("");
    return lines;
  }
}
