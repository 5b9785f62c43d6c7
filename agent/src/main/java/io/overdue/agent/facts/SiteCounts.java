package io.overdue.agent.facts;

/** A site's balance: numbers of events since the agent began. */
public final class SiteCounts {

  private final long opened;
  private final long returned;
  private final long reclaimed;
  private final long lost;
  private final long refused;

  /**
   * @param opened lent, connected or constructed
   * @param returned given back, disconnected or closed
   * @param reclaimed taken back by the pool itself, as abandoned
   * @param lost collected as garbage while still out
   * @param refused asked for in vain, because the pool was exhausted
   */
  public SiteCounts(long opened, long returned, long reclaimed, long lost, long refused) {
    this.opened = opened;
    this.returned = returned;
    this.reclaimed = reclaimed;
    this.lost = lost;
    this.refused = refused;
  }

  public long opened() {
    return opened;
  }

  public long returned() {
    return returned;
  }

  public long reclaimed() {
    return reclaimed;
  }

  public long lost() {
    return lost;
  }

  public long refused() {
    return refused;
  }

  /** What is still out, as far as these numbers tell. */
  public long out() {
    return Math.max(0, opened - returned - reclaimed - lost);
  }
}
