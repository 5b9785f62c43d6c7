package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The commands, and how all of them end. */
@Command(
    name = "java -jar overdue-agent.jar",
    header = "finds the Redis connections that Java code borrowed and never gave back",
    description = {
      "  With a process id PID, looks at a running JVM from outside. As an agent, the same jar is",
      "  started with the application: java -javaagent:overdue-agent.jar[=key=value,...] -jar ..."
    },
    commandListHeading = "%nCOMMANDS%n",
    subcommands = HelpCommand.class,
    footer = {
      "  java -jar overdue-agent.jar jvms",
      "  java -jar overdue-agent.jar attach 4711 interval=10s",
      "  java -jar overdue-agent.jar report 4711",
      "  java -jar overdue-agent.jar help attach"
    })
public final class Commands extends Order {

  /** All is done. */
  static final int DONE = 0;

  /** The command line was wrong; standard error says how it should be. */
  static final int MISUSED = 1;

  /** Nothing was done; standard error says why and what to do. */
  static final int REFUSED = 2;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean versionWanted;

  private final CommandLine line;

  private Commands(File jar) {
    line = new CommandLine(this);
    line.addSubcommand("jvms", new Jvms())
        .addSubcommand("doctor", new Doctor())
        .addSubcommand("attach", new Attach(jar))
        .addSubcommand("report", new ShowReport())
        .addSubcommand("top", new Top())
        .addSubcommand("reclaim", new Reclaim())
        .addSubcommand("detach", new Detach())
        .addSubcommand("check", new Check())
        .addSubcommand("completion", new Completion())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
        .setUsageHelpWidth(100)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((wrong, arguments) -> misused(wrong))
        .setExecutionExceptionHandler((failed, command, parsed) -> refused(failed));
    line.getCommandSpec().versionProvider((IVersionProvider) () -> new String[] {version(jar)});
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().synopsisSubcommandLabel("COMMAND");
    }
  }

  /**
   * Runs a command.
   *
   * @param jar the agent's jar
   * @return the exit code
   */
  public static int run(File jar, String[] arguments) {
    return new Commands(jar).line.execute(arguments);
  }

  /** Without a command. */
  @Override
  void carryOut(Terminal terminal) {
    throw new ParameterException(line, "no command was given");
  }

  private static Ansi ansi() {
    return Terminal.own().isColoured() ? Ansi.ON : Ansi.OFF;
  }

  private static String version(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return "Overdue " + file.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  /** Says what is wrong and how it is right; never a login that was part of it. */
  private static int misused(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    System.err.println(withoutLogin(wrong.getMessage()));
    System.err.println("usage: " + command.getHelp().synopsis(0).trim());
    System.err.println("Next: java -jar overdue-agent.jar help " + path(command));
    return MISUSED;
  }

  private static String path(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName();
  }

  static String withoutLogin(String text) {
    return text.replaceAll("(?s)//.*@", "//***@");
  }

  private static int refused(Exception failed) {
    if (!(failed instanceof Refused)) {
      System.err.println("This is a fault of Overdue's own; please report it: " + failed);
    } else {
      System.err.println(failed.getMessage());
    }
    return REFUSED;
  }
}
