package io.overdue.agent.probe;

/** Numbers as servers write them. */
final class Numbers {

  private static final int MOST_DIGITS = 18;

  private Numbers() {}

  /** -1 for whatever is no whole number of at most eighteen digits. */
  static long parse(String written) {
    if (written == null || written.isEmpty() || written.length() > MOST_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }
}
