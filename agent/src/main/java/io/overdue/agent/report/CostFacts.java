package io.overdue.agent.report;

/** What the agent costs the process, by its own measure. */
public final class CostFacts {

  private final long nanosPerLoan;
  private final long cpuMillis;

  /**
   * @param nanosPerLoan added to a loan and its return on the application's threads; -1 until
   *     enough were timed
   * @param cpuMillis processor time of the agent's own threads
   */
  public CostFacts(long nanosPerLoan, long cpuMillis) {
    this.nanosPerLoan = nanosPerLoan;
    this.cpuMillis = cpuMillis;
  }

  public long nanosPerLoan() {
    return nanosPerLoan;
  }

  public long cpuMillis() {
    return cpuMillis;
  }
}
