package io.overdue.agent.report;

/** What the agent does to application classes, in order to see how their methods are left. */
public final class WatchedFacts {

  private final int methods;
  private final int leftOut;
  private final int woven;
  private final long nanos;

  /**
   * @param methods number of watched methods
   * @param leftOut how often one more was wanted and there were too many
   * @param woven number of times a class was woven
   * @param nanos time that this took
   */
  public WatchedFacts(int methods, int leftOut, int woven, long nanos) {
    this.methods = methods;
    this.leftOut = leftOut;
    this.woven = woven;
    this.nanos = nanos;
  }

  public int methods() {
    return methods;
  }

  public int leftOut() {
    return leftOut;
  }

  public int woven() {
    return woven;
  }

  public long nanos() {
    return nanos;
  }
}
