package io.overdue.agent.facts;

/** What has passed through a pool since it was made, by its own counts. */
public final class PoolTraffic {

  /** A pool that does not tell. */
  public static final PoolTraffic NONE = new PoolTraffic(0, 0, 0);

  private final long lent;
  private final long made;
  private final long broken;

  /**
   * @param lent borrows
   * @param made connections made
   * @param broken connections given back as broken, by the books
   */
  public PoolTraffic(long lent, long made, long broken) {
    this.lent = lent;
    this.made = made;
    this.broken = broken;
  }

  public long lent() {
    return lent;
  }

  /** Connections made for another reason than that one broke. */
  public long madeAnew() {
    return Math.max(0, made - broken);
  }
}
