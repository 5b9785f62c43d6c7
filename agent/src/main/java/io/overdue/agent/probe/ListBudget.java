package io.overdue.agent.probe;

/** Whole client lists that this process may still ask for, of all servers together. */
final class ListBudget {

  private final long period;
  private long spent;
  private boolean everSpent;

  ListBudget(Periods periods) {
    this.period = periods.allRows();
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
