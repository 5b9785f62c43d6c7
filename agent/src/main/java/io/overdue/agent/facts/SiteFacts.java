package io.overdue.agent.facts;

import java.util.Collections;
import java.util.List;

/** What happened at a site since the agent began, and what is out now. */
public final class SiteFacts {

  private final int id;
  private final SiteName name;
  private final SiteCounts counts;
  private final ExitCounts exits;
  private final Related nested;
  private final Related returnedTwice;
  private final String entry;
  private final Distribution held;
  private final Distribution waited;
  private final List<Outstanding> outstanding;

  /**
   * @param nested loans taken by threads that held another one of the same pool, and where from
   * @param returnedTwice loans given back once more after they were back, and where
   * @param entry how the work got into the application that first came here, such as {@code an HTTP
   *     request}; null when nothing tells
   * @param held from taken to given back: a loan's, a connection's or a client's life
   * @param waited for the pool, which had nothing to lend at once; 0 where it had
   * @param outstanding what is out, oldest first; bounded, so it may be shorter than {@code out}
   */
  public SiteFacts(
      int id,
      SiteName name,
      SiteCounts counts,
      ExitCounts exits,
      Related nested,
      Related returnedTwice,
      String entry,
      Distribution held,
      Distribution waited,
      List<Outstanding> outstanding) {
    this.id = id;
    this.name = name;
    this.counts = counts;
    this.exits = exits;
    this.nested = nested;
    this.returnedTwice = returnedTwice;
    this.entry = entry;
    this.held = held;
    this.waited = waited;
    this.outstanding = outstanding;
  }

  /** The same without what is out, one by one: for those who only tell. */
  SiteFacts inSum() {
    return new SiteFacts(
        id,
        name,
        counts,
        exits,
        nested,
        returnedTwice,
        entry,
        held,
        waited,
        Collections.<Outstanding>emptyList());
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

  public Related nested() {
    return nested;
  }

  public Related returnedTwice() {
    return returnedTwice;
  }

  public String entry() {
    return entry;
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
