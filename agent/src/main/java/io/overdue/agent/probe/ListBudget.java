package io.overdue.agent.probe;

/** Whole client lists that this process may still ask for, of all servers together. */
final class ListBudget {

  private final long period;
  private final long longest;
  private long spent;
  private boolean everSpent;

  /**
   * @param longest clients that a list may have, for its own sake and the server's
   */
  ListBudget(Periods periods, long longest) {
    this.period = periods.allRows();
    this.longest = longest;
  }

  /** Whether a list of {@code clients} is short enough. */
  boolean allows(long clients) {
    return clients <= longest;
  }

  /** Whether one may be asked for now; if so, the next may a period later. */
  boolean spend(long now) {
    if (everSpent && now - spent < period) {
      return false;
    }
    spent = now;
    everSpent = true;
    return true;
  }
}
