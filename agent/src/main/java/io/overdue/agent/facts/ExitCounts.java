package io.overdue.agent.facts;

/** How loans of a site were out when an exception left the method that took them. */
public final class ExitCounts {

  /** No such loan. */
  public static final ExitCounts NONE = new ExitCounts(0, 0, 0, 0);

  private final long exited;
  private final long returned;
  private final long latestNanos;
  private final long handedOn;

  /**
   * @param exited number of such loans
   * @param returned how many of them came back all the same
   * @param latestNanos how long after the exception the latest of these came back
   * @param handedOn loans that were out, too, when the method was left without an exception and
   *     without anything that could hold them
   */
  public ExitCounts(long exited, long returned, long latestNanos, long handedOn) {
    this.exited = exited;
    this.returned = returned;
    this.latestNanos = latestNanos;
    this.handedOn = handedOn;
  }

  public long exited() {
    return exited;
  }

  public long returned() {
    return returned;
  }

  public long latestNanos() {
    return latestNanos;
  }

  public long handedOn() {
    return handedOn;
  }
}
