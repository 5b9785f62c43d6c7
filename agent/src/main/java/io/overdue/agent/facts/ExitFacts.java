package io.overdue.agent.facts;

/** An exception by which a method was left while a loan taken in it was out. */
public final class ExitFacts {

  private final String method;
  private final String thrown;
  private final String message;

  /**
   * @param method as {@code package.Class.method}
   * @param thrown class of the exception
   * @param message at most 200 characters, none of them a control character; may be null
   */
  public ExitFacts(String method, String thrown, String message) {
    this.method = method;
    this.thrown = thrown;
    this.message = message;
  }

  public String method() {
    return method;
  }

  public String thrown() {
    return thrown;
  }

  public String message() {
    return message;
  }
}
