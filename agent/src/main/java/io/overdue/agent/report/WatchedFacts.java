package io.overdue.agent.report;

import java.util.Set;

/** What the agent does to application classes, in order to see how their methods are left. */
public final class WatchedFacts {

  private final int methods;
  private final Set<String> leftOut;
  private final int woven;
  private final long nanos;

  /**
   * @param methods number of watched methods
   * @param leftOut methods that were to be watched when there were too many: the first of them
   * @param woven number of times a class was woven
   * @param nanos time that this took
   */
  public WatchedFacts(int methods, Set<String> leftOut, int woven, long nanos) {
    this.methods = methods;
    this.leftOut = leftOut;
    this.woven = woven;
    this.nanos = nanos;
  }

  public int methods() {
    return methods;
  }

  public Set<String> leftOut() {
    return leftOut;
  }

  public int woven() {
    return woven;
  }

  public long nanos() {
    return nanos;
  }
}
