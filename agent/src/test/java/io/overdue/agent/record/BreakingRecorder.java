package io.overdue.agent.record;

/** Breaks rules, to show that they fail. */
final class BreakingRecorder {

  static final Object FAR_AWAY = io.overdue.agent.findings.Finding.class;

  private BreakingRecorder() {}

  static String words(int number) {
    return String.format("%d", number);
  }
}
