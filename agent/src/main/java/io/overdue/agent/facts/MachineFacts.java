package io.overdue.agent.facts;

/** What the operating system grants to this process. */
public final class MachineFacts {

  private final long fdsOpen;
  private final long fdsMax;

  /**
   * @param fdsOpen open file descriptors, -1 when unknown
   * @param fdsMax most file descriptors, -1 when unknown
   */
  public MachineFacts(long fdsOpen, long fdsMax) {
    this.fdsOpen = fdsOpen;
    this.fdsMax = fdsMax;
  }

  public long fdsOpen() {
    return fdsOpen;
  }

  public long fdsMax() {
    return fdsMax;
  }
}
