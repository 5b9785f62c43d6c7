package io.overdue.agent.diagnose;

/** Breaks rules, to show that they fail. */
final class BreakingDiagnosis {

  static final Object FAR_AWAY = io.overdue.agent.report.Report.class;

  private BreakingDiagnosis() {}

  static long now() {
    return System.nanoTime();
  }
}
