package io.overdue.scenario;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Looks at the agent's MBeans as a console would, then has the agent leave, and goes on. */
public final class Console {

  private Console() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    JedisPool pool = stage.pool(8);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName report = new ObjectName("io.overdue:type=Report");
    List<String> heard = new ArrayList<>();
    touch(pool);
    while (!server.isRegistered(report)) {
      Thread.sleep(20);
    }
    server.addNotificationListener(report, (note, back) -> heard.add(note.getType()), null, null);
    for (int i = 0; i < 8; i++) {
      pool.getResource();
    }
    try {
      touch(pool);
    } catch (RuntimeException exhausted) {
      System.out.println("exhausted");
    }
    while (heard.isEmpty()) {
      Thread.sleep(20);
    }
    System.out.println("heard " + heard.get(0));
    System.out.println("closed types: " + attributesOfClosedTypes(server));
    System.out.println(
        "json: " + invoke(server, report, "reportJson").startsWith("{\"report\":1,"));
    System.out.println("text: " + invoke(server, report, "report").contains("pool-exhausted"));
    System.out.println("before: " + ours(server).size() + " beans, thread " + watching());
    server.invoke(report, "detach", null, null);
    System.out.println("after: " + ours(server).size() + " beans, thread " + watching());
    System.out.println("mark: " + System.getProperty("overdue.agent"));
    pool.close();
    System.exit(0);
  }

  private static void touch(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
    }
  }

  private static Set<ObjectName> ours(MBeanServer server) throws Exception {
    return server.queryNames(new ObjectName("io.overdue:*"), null);
  }

  private static List<String> attributesOfClosedTypes(MBeanServer server) throws Exception {
    List<String> closed = new ArrayList<>();
    for (ObjectName name : ours(server)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        server.getAttribute(name, attribute.getName());
        if (attribute.getDescriptor().getFieldValue("openType") == null) {
          closed.add(name + " " + attribute.getName());
        }
      }
    }
    return closed;
  }

  private static String invoke(MBeanServer server, ObjectName name, String operation)
      throws Exception {
    return (String) server.invoke(name, operation, null, null);
  }

  private static boolean watching() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("overdue")) {
        return true;
      }
    }
    return false;
  }
}
