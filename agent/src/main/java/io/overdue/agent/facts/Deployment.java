package io.overdue.agent.facts;

/** The class loader of the code that made something: one for each time an application is loaded. */
public final class Deployment {

  private final String of;
  private final int id;

  /**
   * @param of what is loaded: the same for the same application loaded again
   * @param id another one each time it is loaded
   */
  public Deployment(String of, int id) {
    this.of = of;
    this.id = id;
  }

  public String of() {
    return of;
  }

  public int id() {
    return id;
  }
}
