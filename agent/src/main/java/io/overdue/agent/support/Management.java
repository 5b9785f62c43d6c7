package io.overdue.agent.support;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What the JVM tells of itself through its module {@code java.management}, and what is known
 * without: a run-time image may lack it.
 */
public final class Management {

  private Management() {}

  /** Whether the JVM has it. */
  public static boolean isThere() {
    try {
      Class.forName("java.lang.management.ManagementFactory");
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** The number of this process; -1 where nobody tells it. */
  public static long pid() {
    try {
      return isThere()
          ? pidOfJvm()
          : Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException notTold) {
      return -1;
    }
  }

  private static long pidOfJvm() {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    int at = name.indexOf('@');
    return Long.parseLong(at < 0 ? name : name.substring(0, at));
  }

  /** How many threads there are. */
  public static int threads() {
    return isThere()
        ? ManagementFactory.getThreadMXBean().getThreadCount()
        : Thread.getAllStackTraces().size();
  }

  /** Processor time of {@code thread}, as far as it is measured. */
  static long cpuNanos(Thread thread) {
    try {
      return isThere()
          ? Math.max(0, ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()))
          : 0;
    } catch (UnsupportedOperationException notMeasured) {
      return 0;
    }
  }
}
