package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings the agent into a running JVM. */
@Command(
    header = "bring Overdue into a running JVM",
    description = {
      "  Loads the agent into process PID and makes sure that it is in. The application is not",
      "  stopped and not changed on disk. A JVM in a container is reached from its host too; when it",
      "  cannot see the jar, a copy is laid into its /tmp."
    },
    footer = {
      "  java -jar overdue-agent.jar attach 4711",
      "  java -jar overdue-agent.jar attach 4711 interval=10s,report.file=/tmp/overdue.json"
    })
final class Attach extends JvmOrder {

  private final File jar;

  @Parameters(
      index = "1",
      paramLabel = "key=value,...",
      arity = "0..1",
      defaultValue = "",
      description = "Options of the agent (docs/options.md).")
  private String options;

  Attach(File jar) {
    this.jar = jar.getAbsoluteFile();
  }

  @Override
  void carryOut(Terminal terminal) throws Refused {
    JavaProcess process = JavaProcess.of(pid());
    Examination.of(process).refuse();
    try (Attachment attachment = Attachment.to(process)) {
      String present = attachment.mark();
      if (present != null && present.startsWith(version() + " ")) {
        terminal.line(
            "Overdue is already in process " + pid() + " (" + present + "); nothing was changed.");
        return;
      }
      String failure = attachment.load(pathFor(process, terminal), options);
      String now = attachment.mark();
      if (now == null || now.equals(present)) {
        throw new Refused(refusal(process, failure));
      }
      terminal.line("Overdue is now in process " + pid() + " (" + now + ").");
      terminal.line("Next: java -jar overdue-agent.jar report " + pid());
    }
  }

  private String version() throws Refused {
    try (JarFile file = new JarFile(jar)) {
      return file.getManifest().getMainAttributes().getValue("Implementation-Version");
    } catch (IOException unreadable) {
      throw new Refused("The agent's jar cannot be read: " + unreadable);
    }
  }

  /** The jar as the target sees it; a copy in its own file system where it does not see it. */
  private String pathFor(JavaProcess process, Terminal terminal) throws Refused {
    if (process.shares("mnt") || isTheSame(process.file(jar.getPath()))) {
      return jar.getPath();
    }
    String path = "/tmp/" + jar.getName();
    File copy = process.file(path);
    if (!isTheSame(copy)) {
      try {
        Files.copy(jar.toPath(), copy.toPath(), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failed) {
        throw new Refused(
            "Process "
                + process.pid()
                + " has a file system of its own, where the jar is not, and it cannot be copied"
                + " there: "
                + failed
                + ". Copy it to a folder of the container, then run this command inside it"
                + " (docker cp, docker exec; kubectl cp, kubectl exec).");
      }
      terminal.line("The jar was copied to " + path + " of that process's file system.");
    }
    return path;
  }

  private boolean isTheSame(File other) {
    return other.isFile()
        && other.length() == jar.length()
        && other.lastModified() >= jar.lastModified();
  }

  private static String refusal(JavaProcess process, String failure) {
    if (failure != null && failure.contains("Dynamic agent loading is not enabled")) {
      return Examination.forbidden(process);
    }
    return "The agent was not started in process "
        + process.pid()
        + ": "
        + (failure == null ? "see the process's standard error for a line with [overdue]" : failure)
        + ".";
  }
}
