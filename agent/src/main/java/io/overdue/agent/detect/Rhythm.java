package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import java.util.ArrayDeque;
import java.util.Deque;

/** How regularly something is made: the numbers and the lengths of the last twenty sweeps. */
final class Rhythm {

  private static final int SWEEPS = 20;
  private static final int LEAST_BUSY_SWEEPS = 8;
  private static final int LEAST_MADE = 10;

  private final Deque<Long> made = new ArrayDeque<>();
  private final Deque<Long> nanos = new ArrayDeque<>();
  private long lastSweep = -1;
  private long lastNanos;
  private long total;

  /** Takes the number made since the agent began, once a sweep; a second look changes nothing. */
  void observe(LedgerFacts facts, long madeEver) {
    if (facts.sweep() == lastSweep) {
      return;
    }
    nanos.addLast(made.isEmpty() ? facts.intervalNanos() : facts.nowNanos() - lastNanos);
    made.addLast(madeEver - total);
    lastSweep = facts.sweep();
    lastNanos = facts.nowNanos();
    total = madeEver;
    if (made.size() > SWEEPS) {
      made.removeFirst();
      nanos.removeFirst();
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
    return sum(made);
  }

  /** How long these sweeps took together: a busy machine makes them late. */
  long nanos() {
    return sum(nanos);
  }

  private static long sum(Iterable<Long> all) {
    long sum = 0;
    for (long each : all) {
      sum += each;
    }
    return sum;
  }
}
