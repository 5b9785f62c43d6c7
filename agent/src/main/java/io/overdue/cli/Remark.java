package io.overdue.cli;

/** One thing that an examination has found. */
final class Remark {

  private final Mark mark;
  private final String text;

  private Remark(Mark mark, String text) {
    this.mark = mark;
    this.text = text;
  }

  static Remark ok(String text) {
    return new Remark(Mark.OK, text);
  }

  static Remark note(String text) {
    return new Remark(Mark.NOTE, text);
  }

  /** It cannot be done; the text says why, and what to do next. */
  static Remark no(String text) {
    return new Remark(Mark.NO, text);
  }

  Mark mark() {
    return mark;
  }

  String text() {
    return text;
  }

  /** What it means for the plan. */
  enum Mark {
    OK,
    NOTE,
    NO
  }
}
