package io.overdue.agent.facts;

/** What has passed through a pool since it was made, by its own counts. */
public final class PoolTraffic {

  /** A pool that does not tell. */
  public static final PoolTraffic NONE = new PoolTraffic(0, 0, 0);

  private final long lent;
  private final long closed;
  private final long broken;

  /**
   * @param lent borrows
   * @param closed connections that it closed
   * @param broken how many of them were given back as broken, by the books
   */
  public PoolTraffic(long lent, long closed, long broken) {
    this.lent = lent;
    this.closed = closed;
    this.broken = broken;
  }

  public long lent() {
    return lent;
  }

  /** Connections that it closed although nobody had found them broken. */
  public long thrownAway() {
    return Math.max(0, closed - broken);
  }
}
