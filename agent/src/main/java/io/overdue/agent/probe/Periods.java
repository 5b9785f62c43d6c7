package io.overdue.agent.probe;

/** How often what is asked: everything keeps its proportion to the one period that is set. */
final class Periods {

  private final long interval;

  Periods(long intervalNanos) {
    this.interval = intervalNanos;
  }

  /** Numbers of a server with room. */
  long numbers() {
    return interval;
  }

  /** Numbers of a server that fills up. */
  long numbersNearLimit() {
    return interval / 2;
  }

  /** Numbers of a server that does not answer, at the longest. */
  long longest() {
    return 20 * interval;
  }

  /** What is configured, and which process it is. */
  long configuration() {
    return 120 * interval;
  }

  /** Our own rows of the client list. */
  long ownRows() {
    return 2 * interval;
  }

  /** The whole client list, of all servers together. */
  long allRows() {
    return 10 * interval;
  }

  /** After a list that took the server too long. */
  long restFromLists() {
    return 120 * interval;
  }
}
