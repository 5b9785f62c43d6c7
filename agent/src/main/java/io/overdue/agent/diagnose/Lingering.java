package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Finding;

/** A problem that comes and goes: it is over only when it has been gone for some sweeps. */
final class Lingering {

  private final int quietSweeps;
  private Finding last;
  private long lastSweep;

  /**
   * @param quietSweeps sweeps without it after which it is over
   */
  Lingering(int quietSweeps) {
    this.quietSweeps = quietSweeps;
  }

  /**
   * The problem as it is now, or as it was last.
   *
   * @param now null when it is not there
   * @return null when it is over
   */
  Finding at(long sweep, Finding now) {
    if (now != null) {
      last = now;
      lastSweep = sweep;
    } else if (sweep - lastSweep >= quietSweeps) {
      last = null;
    }
    return last;
  }
}
