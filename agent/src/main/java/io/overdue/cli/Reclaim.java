package io.overdue.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has the pool give up what a line has leaked. */
@Command(
    header = "have the pool give up what one line has leaked",
    description = {
      "  Asks the pool to invalidate the leaked connections of one finding: their slots are free",
      "  again, their sockets are closed. What has moved since the report, and what is only slow or",
      "  overdue, is left alone. Without --yes it only says what it would do."
    },
    footer = {
      "  java -jar overdue-agent.jar reclaim 4711 --site 7566c112608a",
      "  java -jar overdue-agent.jar reclaim 4711 --site 7566c112608a --yes"
    })
final class Reclaim extends JvmOrder {

  @Option(
      names = "--site",
      paramLabel = "ID",
      required = true,
      description = "The id of the finding, as the report shows it.")
  private String finding;

  @Option(names = "--yes", description = "Do it.")
  private boolean confirmed;

  @Override
  void carryOut(Terminal terminal) throws Refused {
    try (Conversation conversation = Conversation.with(pid())) {
      String told = conversation.reclaim(finding, !confirmed).trim();
      if (told.endsWith("; nothing was changed.")) {
        throw new Refused(told + " Try: java -jar overdue-agent.jar report " + pid());
      }
      terminal.line(told);
      if (!confirmed) {
        terminal.line(
            "To do it: java -jar overdue-agent.jar reclaim "
                + pid()
                + " --site "
                + finding
                + " --yes");
      }
    }
  }
}
