package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;

/** Brings the agent into a running JVM through the JDK's attach API. */
final class Attachment {

  private static final String MARK = "overdue.agent";

  private final Class<?> virtualMachine;
  private final Object target;

  private Attachment(Class<?> virtualMachine, Object target) {
    this.virtualMachine = virtualMachine;
    this.target = target;
  }

  /**
   * Attaches, and makes sure by what the target says afterwards.
   *
   * @return what was done
   * @throws Refused with the reason and the next step
   */
  static String attach(File jar, String pid, String options) throws Refused {
    if (!pid.matches("\\d{1,10}")) {
      throw new Refused("'" + pid + "' is not a process id. Try: jps -l");
    }
    Attachment attachment = to(pid);
    try {
      String present = attachment.mark();
      if (present != null) {
        return "Overdue is already in process " + pid + " (" + present + "); nothing was changed.";
      }
      String failure = attachment.load(jar, options);
      String now = attachment.mark();
      if (now == null) {
        throw new Refused(refusal(pid, failure));
      }
      return "Overdue is now in process " + pid + " (" + now + ").";
    } finally {
      attachment.leave();
    }
  }

  private static Attachment to(String pid) throws Refused {
    AttachmentProvider.Accessor accessor = AttachmentProvider.DEFAULT.attempt();
    if (!accessor.isAvailable()) {
      throw new Refused(
          "This Java cannot attach: "
              + System.getProperty("java.home")
              + " has no attach API. Run the command with the java of a JDK.");
    }
    Class<?> virtualMachine = accessor.getVirtualMachineType();
    try {
      return new Attachment(
          virtualMachine, virtualMachine.getMethod("attach", String.class).invoke(null, pid));
    } catch (InvocationTargetException failed) {
      throw new Refused(unreachable(pid, failed.getCause()));
    } catch (ReflectiveOperationException impossible) {
      throw new Refused("This Java's attach API is not as expected: " + impossible);
    }
  }

  /** Loads the agent; the message of a failure, which may be no failure at all, or null. */
  private String load(File jar, String options) {
    try {
      virtualMachine
          .getMethod("loadAgent", String.class, String.class)
          .invoke(target, jar.getAbsolutePath(), options);
      return null;
    } catch (InvocationTargetException failed) {
      return String.valueOf(failed.getCause());
    } catch (ReflectiveOperationException impossible) {
      return impossible.toString();
    }
  }

  /** What the agent in the target has left for us to read, or null when it is not in. */
  private String mark() throws Refused {
    try {
      Properties properties =
          (Properties) virtualMachine.getMethod("getSystemProperties").invoke(target);
      return properties.getProperty(MARK);
    } catch (ReflectiveOperationException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new Refused("The process does not answer any more: " + cause);
    }
  }

  private void leave() {
    try {
      virtualMachine.getMethod("detach").invoke(target);
    } catch (ReflectiveOperationException goneAlready) {
      // The target has ended, or its end of the line has.
    }
  }

  private static String unreachable(String pid, Throwable cause) {
    Path process = Paths.get("/proc", pid);
    if (Files.isDirectory(Paths.get("/proc", "self")) && !Files.isDirectory(process)) {
      return "There is no process " + pid + ". Try: jps -l";
    }
    String owner = owner(process);
    String me = System.getProperty("user.name");
    if (owner != null && !owner.equals(me)) {
      return "Process "
          + pid
          + " belongs to user "
          + owner
          + ", you are "
          + me
          + ". Run the same command as "
          + owner
          + ", for example with: sudo -u "
          + owner;
    }
    return "Process "
        + pid
        + " cannot be attached to: "
        + cause.getMessage()
        + ". It is not a JVM, it is stopped, or it was started with -XX:+DisableAttachMechanism;"
        + " then add -javaagent to its command line and restart it.";
  }

  private static String owner(Path process) {
    try {
      return Files.getOwner(process).getName();
    } catch (IOException | UnsupportedOperationException notTold) {
      return null;
    }
  }

  private static String refusal(String pid, String failure) {
    if (failure != null && failure.contains("Dynamic agent loading is not enabled")) {
      return "Process "
          + pid
          + " forbids agents: it was started with"
          + " -XX:-EnableDynamicAgentLoading. Add -javaagent to its command line and restart it.";
    }
    return "The agent was not started in process "
        + pid
        + ": "
        + (failure == null ? "see the process's standard error for a line with [overdue]" : failure)
        + ".";
  }
}
