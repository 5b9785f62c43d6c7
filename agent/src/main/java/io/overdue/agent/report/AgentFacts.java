package io.overdue.agent.report;

/** The agent about itself. */
public final class AgentFacts {

  private final String version;
  private final String mode;
  private final long sinceMillis;
  private final int mishaps;
  private final String lastMishap;
  private final boolean silenced;
  private final int classesWoven;
  private final WatchedFacts watched;
  private final MarkFacts marks;
  private final CostFacts cost;

  /**
   * @param mode {@code premain} or {@code attach}
   * @param mishaps faults of the agent's own
   * @param lastMishap the last of them, or null
   * @param silenced whether there were so many that it no longer records
   */
  public AgentFacts(
      String version,
      String mode,
      long sinceMillis,
      int mishaps,
      String lastMishap,
      boolean silenced,
      int classesWoven,
      WatchedFacts watched,
      MarkFacts marks,
      CostFacts cost) {
    this.version = version;
    this.mode = mode;
    this.sinceMillis = sinceMillis;
    this.mishaps = mishaps;
    this.lastMishap = lastMishap;
    this.silenced = silenced;
    this.classesWoven = classesWoven;
    this.watched = watched;
    this.marks = marks;
    this.cost = cost;
  }

  public String version() {
    return version;
  }

  public String mode() {
    return mode;
  }

  /** Milliseconds since 1970 UTC. */
  public long sinceMillis() {
    return sinceMillis;
  }

  public int mishaps() {
    return mishaps;
  }

  public String lastMishap() {
    return lastMishap;
  }

  public boolean isSilenced() {
    return silenced;
  }

  public WatchedFacts watched() {
    return watched;
  }

  public MarkFacts marks() {
    return marks;
  }

  public CostFacts cost() {
    return cost;
  }

  public int classesWoven() {
    return classesWoven;
  }
}
