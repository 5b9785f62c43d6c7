package io.overdue.agent.report;

/** How well the marks on calls that borrow stand in for the stack. */
public final class MarkFacts {

  private final int calls;
  private final long walks;
  private final long checks;
  private final long wrong;

  /**
   * @param calls number of marked calls
   * @param walks loans whose stack was walked because no mark told their site
   * @param checks loans whose mark was compared with the stack
   * @param wrong how many of these differed
   */
  public MarkFacts(int calls, long walks, long checks, long wrong) {
    this.calls = calls;
    this.walks = walks;
    this.checks = checks;
    this.wrong = wrong;
  }

  public int calls() {
    return calls;
  }

  public long walks() {
    return walks;
  }

  public long checks() {
    return checks;
  }

  public long wrong() {
    return wrong;
  }
}
