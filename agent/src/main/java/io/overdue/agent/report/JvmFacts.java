package io.overdue.agent.report;

/** The process. */
public final class JvmFacts {

  private final long pid;
  private final String java;
  private final long fdsOpen;
  private final long fdsMax;

  /**
   * @param pid -1 when unknown
   * @param java version of the JVM
   * @param fdsOpen open file descriptors, -1 when unknown
   * @param fdsMax most file descriptors, -1 when unknown
   */
  public JvmFacts(long pid, String java, long fdsOpen, long fdsMax) {
    this.pid = pid;
    this.java = java;
    this.fdsOpen = fdsOpen;
    this.fdsMax = fdsMax;
  }

  public long pid() {
    return pid;
  }

  public String java() {
    return java;
  }

  public long fdsOpen() {
    return fdsOpen;
  }

  public long fdsMax() {
    return fdsMax;
  }
}
