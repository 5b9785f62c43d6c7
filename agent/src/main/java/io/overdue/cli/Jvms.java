package io.overdue.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Lists the Java processes of this machine. */
@Command(
    header = "list the Java processes, and which of them hold Redis connections",
    description = {
      "  All that this command can see, whoever they belong to. REDIS counts connections to the",
      "  usual ports and to servers on this machine; a question mark stands for what only the owner",
      "  or root may see."
    },
    footer = "  java -jar overdue-agent.jar jvms")
final class Jvms extends Order {

  private static final String ROW = "%8s  %-12s %6s  %-9s %-32s %s";

  @Override
  void carryOut(Terminal terminal) throws Refused {
    if (!JavaProcess.isTold()) {
      throw new Refused("This system shows no processes in /proc. Try: jps -l");
    }
    RedisSockets redis = RedisSockets.ofThisMachine();
    List<JavaProcess> all = JavaProcess.all();
    terminal.line(
        terminal.bold(
            String.format(
                Locale.ROOT, ROW, "PID", "USER", "REDIS", "OVERDUE", "CLIENTS", "PROGRAM")));
    for (JavaProcess process : all) {
      if (!process.isThisOne()) {
        terminal.line(row(process, redis));
      }
    }
  }

  private static String row(JavaProcess process, RedisSockets redis) {
    int held = redis.heldBy(process);
    return String.format(
            Locale.ROOT,
            ROW,
            process.pid(),
            process.owner(),
            held < 0 ? "?" : held,
            overdue(process),
            held < 0 ? "?" : ClientJars.among(process.openJars(), process),
            process.program())
        .replaceAll("\\s+$", "");
  }

  /** The agent's thread shows from outside; where names of threads do not, the JVM is asked. */
  private static String overdue(JavaProcess process) {
    if (process.hasThread("overdue-watch")) {
      return "yes";
    }
    return process.showsItsFiles() ? "no" : "?";
  }
}
