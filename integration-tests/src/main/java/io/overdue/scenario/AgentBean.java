package io.overdue.scenario;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The agent's report bean, as a console in the same JVM calls it. */
public final class AgentBean {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  private AgentBean(ObjectName name) {
    this.name = name;
  }

  /** The bean, once it is there. */
  public static AgentBean await() throws Exception {
    AgentBean bean = new AgentBean(new ObjectName("io.overdue:type=Report"));
    while (!bean.isThere()) {
      Thread.sleep(20);
    }
    return bean;
  }

  boolean isThere() {
    return server.isRegistered(name);
  }

  /** Waits for an open {@code leaked} finding of {@code kind} about {@code count} loans: its id. */
  public String leaked(String kind, String method, int count) throws Exception {
    Pattern finding =
        Pattern.compile("\\(finding (\\S+), " + kind + " at \\S*\\." + method + "\\(");
    while (true) {
      for (String block : report().split("\n\n")) {
        Matcher id = finding.matcher(block);
        boolean whole = block.contains(" (" + count + ")\n");
        if (block.startsWith("LEAKED") && whole && id.find()) {
          return id.group(1);
        }
      }
      Thread.sleep(50);
    }
  }

  String report() throws Exception {
    return (String) server.invoke(name, "report", null, null);
  }

  public String reclaim(String finding, boolean dryRun) throws Exception {
    return (String)
        server.invoke(
            name,
            "reclaim",
            new Object[] {finding, dryRun},
            new String[] {String.class.getName(), boolean.class.getName()});
  }

  void dump() throws Exception {
    server.invoke(name, "dump", null, null);
  }

  void detach() throws Exception {
    server.invoke(name, "detach", null, null);
  }
}
