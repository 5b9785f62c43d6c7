package io.overdue.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One command: what it is told, and how it ends. Its help reads like a page of the manual. */
@Command(
    headerHeading = "NAME%n  ",
    synopsisHeading = "%nSYNOPSIS%n  ",
    descriptionHeading = "%nDESCRIPTION%n",
    parameterListHeading = "%nARGUMENTS%n",
    optionListHeading = "%nOPTIONS%n",
    exitCodeListHeading = "%nEXIT STATUS%n",
    exitCodeList = {
      "0:done",
      "1:the command line is wrong",
      "2:refused; standard error says why, and what to do next"
    },
    footerHeading = "%nEXAMPLES%n")
abstract class Order implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page.")
  private boolean helpWanted;

  /**
   * Does it.
   *
   * @throws Refused with the reason and the next step
   */
  abstract void carryOut(Terminal terminal) throws Refused;

  @Override
  public final Integer call() throws Refused {
    carryOut(Terminal.own());
    return Commands.DONE;
  }
}
