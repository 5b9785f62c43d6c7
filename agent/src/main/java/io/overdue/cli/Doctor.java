package io.overdue.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import picocli.CommandLine.Command;

/** Says whether a JVM can be attached to, and what will be seen there. */
@Command(
    header = "say whether attach will work, and what will be seen",
    description = {
      "  Looks at process PID and at the Java that runs this command. Nothing is loaded into the",
      "  process; where nothing speaks against it, its system properties are asked for."
    },
    footer = "  java -jar overdue-agent.jar doctor 4711")
final class Doctor extends JvmOrder {

  @Override
  void carryOut(Terminal terminal) throws Refused {
    JavaProcess process = JavaProcess.of(pid());
    Examination examination = Examination.of(process);
    List<Remark> remarks = new ArrayList<>(examination.remarks());
    if (examination.isHopeful()) {
      try {
        remarks.addAll(inside(process));
      } catch (Refused refused) {
        remarks.add(Remark.no(refused.getMessage()));
      }
    }
    show(terminal, remarks);
  }

  /** Prints them all; what speaks against it goes to standard error and ends in a refusal. */
  private static void show(Terminal terminal, List<Remark> remarks) throws Refused {
    for (Remark remark : remarks) {
      switch (remark.mark()) {
        case OK:
          terminal.line(terminal.green("  ok    ") + remark.text());
          break;
        case NOTE:
          terminal.line(terminal.yellow("  note  ") + remark.text());
          break;
        default:
          terminal.out().flush();
          throw new Refused(terminal.red("  no    ") + remark.text());
      }
    }
  }

  private static List<Remark> inside(JavaProcess process) throws Refused {
    try (Attachment attachment = Attachment.to(process)) {
      Properties properties = attachment.properties();
      String mark = attachment.mark();
      String arguments = attachment.agentProperties().getProperty("sun.jvm.args", "");
      List<Remark> remarks = new ArrayList<>();
      remarks.add(
          Remark.ok(
              "This Java ("
                  + System.getProperty("java.version")
                  + ") can attach to it, and it answered."));
      remarks.add(Jvm.of(properties).remark());
      if (!JvmFlags.of(Arrays.asList(arguments.split("\\s+"))).takesAgents()) {
        remarks.add(Remark.no(Examination.forbidden(process)));
        return remarks;
      }
      remarks.add(
          mark == null
              ? Remark.note(
                  "Overdue is not in. Next: java -jar overdue-agent.jar attach " + process.pid())
              : Remark.ok("Overdue is in (" + mark + ")."));
      remarks.addAll(Prospect.of(ClientJars.among(jars(process, properties), process)));
      return remarks;
    }
  }

  private static Set<String> jars(JavaProcess process, Properties properties) {
    Set<String> jars = new LinkedHashSet<>(process.openJars());
    for (String path : new String[] {"java.class.path", "jdk.module.path"}) {
      String separator = properties.getProperty("path.separator", ":");
      jars.addAll(Arrays.asList(properties.getProperty(path, "").split(separator)));
    }
    return jars;
  }
}
