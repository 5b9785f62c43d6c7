package io.overdue.agent.report.log;

/** Breaks a rule, to show that it fails. */
final class BreakingOutlet {

  static final Object FAR_AWAY = io.overdue.agent.report.file.BreakingTarget.class;

  private BreakingOutlet() {}
}
