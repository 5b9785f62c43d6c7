package io.overdue.agent.facts;

/** Loans taken at a site by threads that held another one of the same pool. */
public final class NestedFacts {

  /** No such loan. */
  public static final NestedFacts NONE = new NestedFacts(0, null);

  private final long count;
  private final SiteName outer;

  /**
   * @param outer where such a thread had taken what it held; null for none
   */
  public NestedFacts(long count, SiteName outer) {
    this.count = count;
    this.outer = outer;
  }

  public long count() {
    return count;
  }

  public SiteName outer() {
    return outer;
  }
}
