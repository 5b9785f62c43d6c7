package io.overdue.scenario;

import io.overdue.observer.Observer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * A program that agents visit: each looks at it, is told to leave, and must leave nothing behind.
 * Prints a line a visit.
 */
public final class Visited {

  private final JedisPool pool;

  private Visited(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Visited program = new Visited(stage.pool(8));
    int visits = Integer.parseInt(arguments[1]);
    program.work();
    Thread worker = stage.everyInBackground("worker", 20, program::work);
    Map<String, byte[]> before = Observer.readAll();
    System.out.println("ready");
    for (int visit = 1; visit <= visits; visit++) {
      AgentBean agent = AgentBean.await();
      WeakReference<ClassLoader> loader = new WeakReference<>(loaderOf("overdue-watch"));
      if (visit == 1) {
        Observer.awaitAgain();
        awaitWoven(before);
      }
      program.leak();
      agent.detach();
      if (visit == 1) {
        System.out.println("left: " + Observer.different(before, Observer.installed()));
      }
      boolean collected = isCollected(loader);
      System.out.println(
          "visit "
              + visit
              + " beans "
              + ManagementFactory.getPlatformMBeanServer()
                  .queryNames(new ObjectName("io.overdue:*"), null)
              + " threads "
              + ours()
              + " mark "
              + System.getProperty("overdue.agent")
              + " probes "
              + program.probes()
              + " loader "
              + (collected ? "collected" : "kept")
              + growth());
    }
    stage.end();
    worker.join();
    program.pool.close();
  }

  private static void awaitWoven(Map<String, byte[]> before) throws Exception {
    Set<String> woven = Observer.different(before, Observer.readAll());
    while (!woven.contains(Visited.class.getName()) || woven.size() < 3) {
      Thread.sleep(50);
      woven = Observer.different(before, Observer.readAll());
    }
    System.out.println("woven: " + woven);
  }

  private void work() {
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("work");
    }
  }

  /** A loan that is out when the agent leaves; it comes back behind its back. */
  private void leak() throws InterruptedException {
    List<Jedis> taken = new ArrayList<>();
    Thread thread = new Thread(() -> taken.add(pool.getResource()), "leaking");
    thread.start();
    thread.join();
    taken.get(0).close();
  }

  private int probes() {
    try (Jedis jedis = pool.getResource()) {
      return jedis.clientList().split("name=overdue", -1).length - 1;
    }
  }

  private static String growth() throws InterruptedException {
    System.gc();
    return " jvm "
        + Thread.getAllStackTraces().size()
        + " "
        + Observer.classes()
        + " "
        + collectedHeap();
  }

  /** Bytes that the last collection left: what is taken since comes in whole buffers. */
  private static long collectedHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static boolean isCollected(WeakReference<?> reference) throws InterruptedException {
    for (int i = 0; i < 300 && reference.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    return reference.get() == null;
  }

  private static ClassLoader loaderOf(String threadName) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(threadName)) {
        return thread.getContextClassLoader();
      }
    }
    throw new IllegalStateException("no thread " + threadName);
  }

  private static List<String> ours() {
    List<String> names = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("overdue")) {
        names.add(thread.getName());
      }
    }
    return names;
  }
}
