package io.overdue.agent.watch;

import io.overdue.agent.support.OwnThread;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Mishaps;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The agent's one thread: a daemon that sweeps at every interval, and at once when it is woken.
 *
 * <p>Whoever wakes it does not wait, except {@link #finish}.
 */
public final class Watch implements Runnable {

  private final Sweep sweep;
  private final Runnable chores;
  private final long intervalNanos;
  private final Ticks ticks;
  private final OwnThread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean woken;
  private volatile boolean nudged;
  private volatile boolean stopping;

  /**
   * @param chores further work, done after each sweep and when the watch is nudged
   */
  public Watch(Sweep sweep, Runnable chores, long intervalNanos, Ticks ticks) {
    this.sweep = sweep;
    this.chores = chores;
    this.intervalNanos = intervalNanos;
    this.ticks = ticks;
    this.thread = new OwnThread(this, "overdue-watch");
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Asks for a look now; returns at once. */
  public void wake() {
    woken = true;
    LockSupport.unpark(thread);
  }

  /** Asks for the chores to be done soon; returns at once. */
  public void nudge() {
    nudged = true;
    LockSupport.unpark(thread);
  }

  /**
   * Sweeps a last time and ends.
   *
   * @return whether that was done within {@code nanos}
   */
  public boolean finish(long nanos) {
    stopping = true;
    LockSupport.unpark(thread);
    try {
      return Thread.currentThread() == thread || ended.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void run() {
    long next = ticks.nanos() + intervalNanos;
    while (!stopping) {
      if (nudged) {
        nudged = false;
        doChores();
      }
      long left = next - ticks.nanos();
      if (left > 0 && !woken && !nudged) {
        LockSupport.parkNanos(this, left);
      } else if (left <= 0 || woken) {
        woken = false;
        sweep(left <= 0);
      }
      if (left <= 0) {
        doChores();
        next += intervalNanos * Math.max(1, (ticks.nanos() - next) / intervalNanos + 1);
      }
    }
    sweep(false);
    ended.countDown();
  }

  private void doChores() {
    try {
      chores.run();
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  private void sweep(boolean regular) {
    try {
      sweep.run(regular);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }
}
