package io.overdue.agent.watch;

import com.sun.management.UnixOperatingSystemMXBean;
import io.overdue.agent.report.JvmFacts;
import io.overdue.agent.support.Management;
import java.lang.management.ManagementFactory;

/** This process, as the JVM knows it. */
final class Process {

  private Process() {}

  static JvmFacts facts() {
    long open = -1;
    long max = -1;
    try {
      Object system = ManagementFactory.getOperatingSystemMXBean();
      if (system instanceof UnixOperatingSystemMXBean) {
        open = ((UnixOperatingSystemMXBean) system).getOpenFileDescriptorCount();
        max = ((UnixOperatingSystemMXBean) system).getMaxFileDescriptorCount();
      }
    } catch (LinkageError withoutTheModule) {
      // A run-time image may lack jdk.management, and what it counts stays unknown.
    }
    return new JvmFacts(Management.pid(), System.getProperty("java.version"), open, max);
  }
}
