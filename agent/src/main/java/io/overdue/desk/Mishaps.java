package io.overdue.desk;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent's own faults: counted, and the desk closed for good when they are too many.
 *
 * <p>A fault costs the application nothing but the event that was being noted.
 */
public final class Mishaps {

  /** With this many faults the agent is broken: it falls silent. */
  public static final int LIMIT = 100;

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static volatile String last;

  private Mishaps() {}

  /** Counts a fault; at {@link #LIMIT} the desk closes. Never throws. */
  public static void note(Throwable fault) {
    try {
      if (COUNT.incrementAndGet() >= LIMIT) {
        LoanDesk.close();
      }
      StackTraceElement[] trace = fault.getStackTrace();
      last = fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    } catch (Throwable worse) {
      // Out of memory or stack while describing a fault: the count stands, the description waits.
    }
  }

  /** Begins anew, for a new agent. */
  public static void forget() {
    COUNT.set(0);
    last = null;
  }

  /** Number of faults since the start. */
  public static int count() {
    return COUNT.get();
  }

  /** Class and place of the last fault, without its message; null when there was none. */
  public static String last() {
    return last;
  }

  /** Whether the agent has fallen silent. */
  public static boolean tooMany() {
    return COUNT.get() >= LIMIT;
  }
}
