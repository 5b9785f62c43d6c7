package io.overdue.agent.detect;

/** Breaks rules, to show that they fail. */
final class BreakingDetector {

  static final Object FAR_AWAY = io.overdue.agent.report.Report.class;

  private BreakingDetector() {}

  static long now() {
    return System.nanoTime();
  }
}
