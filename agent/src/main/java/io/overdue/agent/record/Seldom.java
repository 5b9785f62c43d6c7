package io.overdue.agent.record;

import java.util.concurrent.atomic.AtomicLong;

/** Lets one in ten seconds through, whatever the number of threads. */
final class Seldom {

  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final AtomicLong last;

  Seldom(long now) {
    this.last = new AtomicLong(now - PAUSE_NANOS);
  }

  boolean isTime(long now) {
    long before = last.get();
    return now - before >= PAUSE_NANOS && last.compareAndSet(before, now);
  }
}
