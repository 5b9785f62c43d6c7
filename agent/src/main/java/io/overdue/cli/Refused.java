package io.overdue.cli;

/** A command cannot be carried out; the message says what, where and what to do next. */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
