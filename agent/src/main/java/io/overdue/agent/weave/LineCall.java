package io.overdue.agent.weave;

/** The calls of methods of one name in one line. */
final class LineCall {

  /** Where a class file does not tell its lines, as a stack trace has it. */
  static final int NO_LINE = -1;

  private final int line;
  private final String callee;

  LineCall(int line, String callee) {
    this.line = line;
    this.callee = callee;
  }

  int line() {
    return line;
  }

  String callee() {
    return callee;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LineCall
        && ((LineCall) other).line == line
        && ((LineCall) other).callee.equals(callee);
  }

  @Override
  public int hashCode() {
    return 31 * line + callee.hashCode();
  }
}
