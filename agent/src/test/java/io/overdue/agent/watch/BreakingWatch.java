package io.overdue.agent.watch;

/** Breaks a rule, to show that it fails. */
final class BreakingWatch {

  static final Object FAR_AWAY = io.overdue.agent.report.file.BreakingTarget.class;

  private BreakingWatch() {}
}
