package io.overdue.agent.diagnose;

/** A number that is looked at from time to time: whether it goes on rising and never falls. */
final class Rise {

  private static final int LEAST_RISES = 3;

  private long last = -1;
  private long first;
  private int rises;

  /** Takes the number as it is now; what was seen before it fell no longer counts. */
  void observe(long number) {
    if (last < 0 || number < last) {
      first = number;
      rises = 0;
    } else if (number > last) {
      rises++;
    }
    last = number;
  }

  boolean isSteady() {
    return rises >= LEAST_RISES;
  }

  /** Where it began to rise. */
  long first() {
    return first;
  }
}
