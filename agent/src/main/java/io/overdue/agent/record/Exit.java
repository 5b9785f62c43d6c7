package io.overdue.agent.record;

import io.overdue.agent.facts.ExitFacts;

/** How a method was left by an exception while a loan that was taken in it was out. */
final class Exit {

  private static final int LONGEST_MESSAGE = 200;

  private final ExitFacts facts;
  private final long nanos;

  private Exit(ExitFacts facts, long nanos) {
    this.facts = facts;
    this.nanos = nanos;
  }

  /**
   * @param thrown null for a constructor whose caller caught what it threw
   */
  static Exit of(String method, Throwable thrown, long nanos) {
    ExitFacts facts =
        thrown == null
            ? new ExitFacts(method, "an exception that its caller caught", null)
            : new ExitFacts(method, thrown.getClass().getName(), clean(message(thrown)));
    return new Exit(facts, nanos);
  }

  /** The application's exception may do what it likes when it is asked. */
  private static String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (Throwable refused) {
      return null;
    }
  }

  /** Short, and without characters that could forge a line. */
  private static String clean(String message) {
    if (message == null) {
      return null;
    }
    int length = Math.min(message.length(), LONGEST_MESSAGE);
    StringBuilder clean = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = message.charAt(i);
      clean.append(Character.isISOControl(c) ? ' ' : c);
    }
    return clean.toString();
  }

  ExitFacts facts() {
    return facts;
  }

  long nanos() {
    return nanos;
  }
}
