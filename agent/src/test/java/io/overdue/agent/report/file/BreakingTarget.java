package io.overdue.agent.report.file;

/** What a class of another outlet must not depend on. */
public final class BreakingTarget {
  private BreakingTarget() {}
}
