package io.overdue.agent.facts;

/** How often something happened at a site that involved another line, and which one. */
public final class Related {

  /** It never happened. */
  public static final Related NEVER = new Related(0, null);

  private final long count;
  private final SiteName other;

  /**
   * @param other the other line, of the latest time; null for none
   */
  public Related(long count, SiteName other) {
    this.count = count;
    this.other = other;
  }

  public long count() {
    return count;
  }

  public SiteName other() {
    return other;
  }
}
