package io.overdue.agent.facts;

import java.util.List;

/** What happened at a site since the agent began, and what is out now. */
public final class SiteFacts {

  private final int id;
  private final SiteName name;
  private final SiteCounts counts;
  private final ExitCounts exits;
  private final NestedFacts nested;
  private final Distribution held;
  private final Distribution waited;
  private final List<Outstanding> outstanding;

  /**
   * @param held from taken to given back: a loan's, a connection's or a client's life
   * @param waited from asked to lent
   * @param outstanding what is out, oldest first; bounded, so it may be shorter than {@code out}
   */
  public SiteFacts(
      int id,
      SiteName name,
      SiteCounts counts,
      ExitCounts exits,
      NestedFacts nested,
      Distribution held,
      Distribution waited,
      List<Outstanding> outstanding) {
    this.id = id;
    this.name = name;
    this.counts = counts;
    this.exits = exits;
    this.nested = nested;
    this.held = held;
    this.waited = waited;
    this.outstanding = outstanding;
  }

  public int id() {
    return id;
  }

  public SiteName name() {
    return name;
  }

  public Role role() {
    return name.role();
  }

  public SiteCounts counts() {
    return counts;
  }

  public NestedFacts nested() {
    return nested;
  }

  public ExitCounts exits() {
    return exits;
  }

  public Distribution held() {
    return held;
  }

  public Distribution waited() {
    return waited;
  }

  public List<Outstanding> outstanding() {
    return outstanding;
  }
}
