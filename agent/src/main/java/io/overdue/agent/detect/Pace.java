package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;

/**
 * How long the last two sweeps took: two intervals, or more when the machine stood still. What held
 * up the sweeps held up whoever would have given something back.
 */
final class Pace {

  private long sweep = -1;
  private long latestNanos;
  private long beforeNanos;
  private long beforeThatNanos;

  void observe(LedgerFacts facts) {
    if (sweep < 0) {
      latestNanos = facts.nowNanos();
      beforeNanos = latestNanos;
    }
    if (facts.sweep() != sweep) {
      sweep = facts.sweep();
      beforeThatNanos = beforeNanos;
      beforeNanos = latestNanos;
      latestNanos = facts.nowNanos();
    }
  }

  /** The least age of what was out in this sweep and the two before it. */
  long twoSweepsNanos(LedgerFacts facts) {
    return Math.max(2 * facts.intervalNanos(), facts.nowNanos() - beforeThatNanos);
  }
}
