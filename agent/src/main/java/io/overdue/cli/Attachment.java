package io.overdue.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Properties;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import net.bytebuddy.agent.VirtualMachine;

/**
 * A line into a running JVM: the JDK's attach API, or where this Java has none the same protocol
 * over its socket.
 */
final class Attachment implements AutoCloseable {

  private static final String MARK = "overdue.agent";

  /** Found once: Java 8 loads the native half of its attach API for one loader only. */
  private static final AttachmentProvider.Accessor JDK = AttachmentProvider.DEFAULT.attempt();

  private final JavaProcess process;
  private final Class<?> type;
  private final Object virtualMachine;

  private Attachment(JavaProcess process, Class<?> type, Object virtualMachine) {
    this.process = process;
    this.type = type;
    this.virtualMachine = virtualMachine;
  }

  /**
   * @throws Refused with the reason and the next step
   */
  static Attachment to(JavaProcess process) throws Refused {
    Examination.of(process).refuseUnreachable();
    try {
      if (JDK.isAvailable()) {
        Class<?> type = JDK.getVirtualMachineType();
        return new Attachment(
            process,
            type,
            type.getMethod("attach", String.class).invoke(null, String.valueOf(process.pid())));
      }
      return new Attachment(process, VirtualMachine.class, AttachSocket.to(process));
    } catch (InvocationTargetException failed) {
      throw new Refused(unreachable(process, failed.getCause()));
    } catch (IOException | IllegalStateException failed) {
      throw new Refused(unreachable(process, failed));
    } catch (ReflectiveOperationException impossible) {
      throw new Refused("This Java's attach API is not as expected: " + impossible);
    }
  }

  JavaProcess process() {
    return process;
  }

  /** Loads the agent; the message of a failure, which may be no failure at all, or null. */
  String load(String jar, String options) {
    try {
      type.getMethod("loadAgent", String.class, String.class).invoke(virtualMachine, jar, options);
      return null;
    } catch (ReflectiveOperationException failed) {
      return String.valueOf(cause(failed));
    }
  }

  /** What the agent in the target has left for us to read, or null when it is not in. */
  String mark() throws Refused {
    return properties().getProperty(MARK);
  }

  /** The system properties of the target. */
  Properties properties() throws Refused {
    return (Properties) ask("getSystemProperties");
  }

  /** What the JVM tells of itself: its arguments and the main class. */
  Properties agentProperties() throws Refused {
    return (Properties) ask("getAgentProperties");
  }

  /** Where the JVM's own local management is to be reached; it is begun when it is not there. */
  String connector() throws Refused {
    return (String) ask("startLocalManagementAgent");
  }

  private Object ask(String question) throws Refused {
    try {
      return type.getMethod(question).invoke(virtualMachine);
    } catch (ReflectiveOperationException failed) {
      throw new Refused(
          "Process "
              + process.pid()
              + " does not answer as it should: "
              + cause(failed)
              + ". Try: java -jar overdue-agent.jar doctor "
              + process.pid());
    }
  }

  @Override
  public void close() {
    try {
      type.getMethod("detach").invoke(virtualMachine);
    } catch (ReflectiveOperationException goneAlready) {
      // The target has ended, or its end of the line has.
    }
  }

  private static Throwable cause(Exception failed) {
    return failed.getCause() == null ? failed : failed.getCause();
  }

  private static String unreachable(JavaProcess process, Throwable cause) {
    return "Process "
        + process.pid()
        + " cannot be attached to: "
        + cause.getMessage()
        + ". "
        + next(process);
  }

  private static String next(JavaProcess process) {
    if (process.innerPid() != process.pid()) {
      return "It lives in another PID namespace (a container), which Java 8 cannot reach into. Use a"
          + " newer Java, or type: sudo nsenter --target "
          + process.pid()
          + " --mount --pid java -jar overdue-agent.jar attach "
          + process.innerPid()
          + " (with docker exec or kubectl exec likewise)";
    }
    String owner = process.owner();
    return owner != null && !owner.equals(System.getProperty("user.name"))
        ? "It belongs to user " + owner + "; try as that user: " + Examination.as(owner)
        : "It may be too busy to answer, or started with "
            + JvmFlags.NO_ATTACH
            + "; try again, or add -javaagent to its command line and restart it.";
  }
}
