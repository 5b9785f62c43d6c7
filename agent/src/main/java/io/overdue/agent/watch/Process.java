package io.overdue.agent.watch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.overdue.agent.report.JvmFacts;
import java.lang.management.ManagementFactory;

/** This process, as the JVM knows it. */
final class Process {

  private Process() {}

  static JvmFacts facts() {
    Object system = ManagementFactory.getOperatingSystemMXBean();
    long open = -1;
    long max = -1;
    if (system instanceof UnixOperatingSystemMXBean) {
      open = ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
      max = ((UnixOperatingSystemMXBean) system).getMaxFileDescriptorCount();
    }
    return new JvmFacts(pid(), System.getProperty("java.version"), open, max);
  }

  private static long pid() {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    int at = name.indexOf('@');
    try {
      return Long.parseLong(at < 0 ? name : name.substring(0, at));
    } catch (NumberFormatException notTold) {
      return -1;
    }
  }
}
