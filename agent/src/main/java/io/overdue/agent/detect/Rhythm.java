package io.overdue.agent.detect;

import java.util.ArrayDeque;
import java.util.Deque;

/** How regularly something is made: the numbers of the last twenty sweeps. */
final class Rhythm {

  private static final int SWEEPS = 20;
  private static final int LEAST_BUSY_SWEEPS = 8;
  private static final int LEAST_MADE = 10;

  private final Deque<Long> made = new ArrayDeque<>();
  private long lastSweep = -1;
  private long total;

  /** Takes the number made since the agent began, once a sweep; a second look changes nothing. */
  void observe(long sweep, long madeEver) {
    if (sweep == lastSweep) {
      return;
    }
    lastSweep = sweep;
    made.addLast(madeEver - total);
    total = madeEver;
    if (made.size() > SWEEPS) {
      made.removeFirst();
    }
  }

  /** Whether some are made again and again: not once, and not in one burst. */
  boolean isSteady() {
    int busy = 0;
    for (long inSweep : made) {
      busy += inSweep > 0 ? 1 : 0;
    }
    return busy >= LEAST_BUSY_SWEEPS && recent() >= LEAST_MADE;
  }

  /** Number made in the sweeps remembered. */
  long recent() {
    long recent = 0;
    for (long inSweep : made) {
      recent += inSweep;
    }
    return recent;
  }

  /** Number of sweeps remembered. */
  int sweeps() {
    return made.size();
  }
}
