package io.overdue.agent.facts;

/** What a pool says of itself, and what the books say of it. */
public final class PoolCounts {

  /** A pool that no longer answers. */
  public static final PoolCounts NONE = new PoolCounts(0, 0, 0, 0, 0, 0, 0);

  private final int active;
  private final int idle;
  private final int maxTotal;
  private final int waiters;
  private final int ours;
  private final int beforeOurTime;
  private final long refused;

  /**
   * @param active lent out, by the pool's own count
   * @param maxTotal most connections it makes; negative for no limit
   * @param waiters threads waiting for a connection
   * @param ours lent out, by the books
   * @param beforeOurTime lent out when the agent first saw the pool, and not returned since
   * @param refused borrows that failed because the pool was exhausted, since the agent began
   */
  public PoolCounts(
      int active, int idle, int maxTotal, int waiters, int ours, int beforeOurTime, long refused) {
    this.active = active;
    this.idle = idle;
    this.maxTotal = maxTotal;
    this.waiters = waiters;
    this.ours = ours;
    this.beforeOurTime = beforeOurTime;
    this.refused = refused;
  }

  public int active() {
    return active;
  }

  public int idle() {
    return idle;
  }

  public int maxTotal() {
    return maxTotal;
  }

  public int waiters() {
    return waiters;
  }

  public int ours() {
    return ours;
  }

  public int beforeOurTime() {
    return beforeOurTime;
  }

  public long refused() {
    return refused;
  }

  /** Whether every connection it may make is lent. */
  public boolean isExhausted() {
    return maxTotal >= 0 && active >= maxTotal && active > 0;
  }
}
