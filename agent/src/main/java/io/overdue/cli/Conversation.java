package io.overdue.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Talks to the agent in a JVM, through the JVM's own local management: nothing of Overdue's listens
 * anywhere.
 */
final class Conversation implements AutoCloseable {

  private static final String BEAN = "io.overdue:type=Report";
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);
  private static final long PAUSE_MILLIS = 100;

  private final Attachment attachment;
  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName bean;

  private Conversation(Attachment attachment, JMXConnector connector)
      throws IOException, JMException {
    this.attachment = attachment;
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
    this.bean = new ObjectName(BEAN);
  }

  /**
   * Begins to talk to the agent in process {@code pid}; waits for its first report where there is
   * none yet.
   *
   * @throws Refused with the reason and the next step
   */
  static Conversation with(long pid) throws Refused {
    JavaProcess process = JavaProcess.of(pid);
    Attachment attachment = Attachment.to(process);
    try {
      if (attachment.mark() == null) {
        throw new Refused(
            "Overdue is not in process "
                + pid
                + ". Bring it in with: java -jar overdue-agent.jar attach "
                + pid);
      }
      Conversation conversation = new Conversation(attachment, open(process, attachment));
      conversation.awaitFirstReport();
      return conversation;
    } catch (IOException | JMException failed) {
      throw new Refused(noManagement(process, failed));
    } finally {
      attachment.close();
    }
  }

  private static JMXConnector open(JavaProcess process, Attachment attachment)
      throws Refused, IOException {
    if (!process.shares("net")) {
      throw new Refused(
          "Process "
              + process.pid()
              + " lives in another network namespace, where its management cannot be reached from"
              + " here. Type: "
              + inside(process, "report"));
    }
    return JMXConnectorFactory.connect(new JMXServiceURL(attachment.connector()));
  }

  /** What to type to give a command from within the network of {@code process}. */
  static String inside(JavaProcess process, String command) {
    return "sudo nsenter --target "
        + process.pid()
        + " --net java -jar overdue-agent.jar "
        + command
        + " "
        + process.pid();
  }

  private static String noManagement(JavaProcess process, Exception failed) {
    return "The management of process "
        + process.pid()
        + " cannot be reached: "
        + failed
        + ". Its report is also in the file that the option report.file names.";
  }

  /** MBeans are registered with the first report. */
  private void awaitFirstReport() throws IOException, Refused {
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean told = false;
    while (!server.isRegistered(bean)) {
      if (System.nanoTime() - end > 0) {
        throw new Refused(
            "Overdue in process "
                + attachment.process().pid()
                + " has no report yet. The first comes at the end of its first period"
                + " (interval=30s unless set otherwise); with the option jmx=off it is only in its"
                + " log and its report.file.");
      }
      if (!told) {
        System.err.println("Waiting for its first report.");
        told = true;
      }
      pause(PAUSE_MILLIS);
    }
  }

  /**
   * @throws Refused when somebody wants this process to end
   */
  static void pause(long millis) throws Refused {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new Refused("Called off.");
    }
  }

  /** The report in words. */
  String text() throws Refused {
    return (String) ask("report");
  }

  /** The report as JSON. */
  String json() throws Refused {
    return (String) ask("reportJson");
  }

  /** Has the agent leave; false when nobody can say that it has. */
  void detach() throws Refused {
    ask("detach");
  }

  /**
   * Asks the agent to have the leaked connections of a finding given up.
   *
   * @param dryRun only say what would be done
   * @return what was done, in words
   */
  String reclaim(String findingId, boolean dryRun) throws Refused {
    return String.valueOf(
        ask(
            "reclaim",
            new Object[] {findingId, dryRun},
            new String[] {String.class.getName(), boolean.class.getName()}));
  }

  private Object ask(String operation) throws Refused {
    return ask(operation, new Object[0], new String[0]);
  }

  private Object ask(String operation, Object[] values, String[] types) throws Refused {
    try {
      return server.invoke(bean, operation, values, types);
    } catch (InstanceNotFoundException gone) {
      throw new Refused("Overdue has left process " + attachment.process().pid() + ".");
    } catch (ReflectionException unknown) {
      throw new Refused(
          "The agent in process "
              + attachment.process().pid()
              + " is of a version that cannot "
              + operation
              + ". Attach with this jar to replace it.");
    } catch (RuntimeMBeanException refused) {
      throw new Refused(String.valueOf(refused.getTargetException().getMessage()));
    } catch (JMException | IOException failed) {
      throw new Refused(noManagement(attachment.process(), failed));
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException goneAlready) {
      // The target has ended.
    }
  }
}
