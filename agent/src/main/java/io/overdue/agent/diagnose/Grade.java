package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Severity;

/**
 * How grave a number is that is worse the larger it is.
 *
 * <p>It becomes graver at once, and better only when the number has left the bound by a margin, so
 * that a number on a bound does not open and clear a finding again and again.
 */
final class Grade {

  private final double warning;
  private final double critical;
  private final double margin;
  private Severity current;

  /**
   * @param margin share of the bound by which the number has to fall below it
   */
  Grade(double warning, double critical, double margin) {
    this.warning = warning;
    this.critical = critical;
    this.margin = margin;
  }

  /** Null when it is no problem. */
  Severity of(double number) {
    boolean isCritical = number >= bound(critical, current == Severity.CRITICAL);
    boolean isWarning = number >= bound(warning, current != null);
    current = isCritical ? Severity.CRITICAL : isWarning ? Severity.WARNING : null;
    return current;
  }

  private double bound(double bound, boolean isOver) {
    return isOver ? bound * (1 - margin) : bound;
  }
}
