package io.overdue.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the commands. */
@Command(
    header = "print a completion script for bash and zsh",
    description = {"  For an alias by the name of overdue."},
    footer = {
      "  alias overdue='java -jar /opt/overdue/overdue-agent.jar'",
      "  source <(overdue completion)"
    })
final class Completion extends Order {

  @Spec private CommandSpec spec;

  @Override
  void carryOut(Terminal terminal) {
    terminal.out().print(AutoComplete.bash("overdue", spec.root().commandLine()));
  }
}
