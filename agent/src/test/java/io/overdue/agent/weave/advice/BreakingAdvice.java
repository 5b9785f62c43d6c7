package io.overdue.agent.weave.advice;

/** Breaks a rule, to show that it fails. */
final class BreakingAdvice {

  private BreakingAdvice() {}

  static void enter(Throwable fault) {
    io.overdue.desk.Mishaps.note(fault);
  }
}
