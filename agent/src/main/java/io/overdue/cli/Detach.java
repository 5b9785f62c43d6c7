package io.overdue.cli;

import picocli.CommandLine.Command;

/** Takes the agent out of a JVM. */
@Command(
    header = "take Overdue out of a JVM",
    description = {
      "  Classes are as they were before, threads, MBeans and connections of the agent are gone.",
      "  What it knew is lost; to keep it, save the report first."
    },
    footer = "  java -jar overdue-agent.jar detach 4711")
final class Detach extends JvmOrder {

  @Override
  void carryOut(Terminal terminal) throws Refused {
    try (Conversation conversation = Conversation.with(pid())) {
      conversation.detach();
    }
    try (Attachment attachment = Attachment.to(JavaProcess.of(pid()))) {
      if (attachment.mark() != null) {
        throw new Refused("Overdue is still in process " + pid() + "; its log may say why.");
      }
    }
    terminal.line("Overdue has left process " + pid() + ".");
  }
}
