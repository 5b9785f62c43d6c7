package io.overdue.agent.record;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.support.WeakKey;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How one connection is used, as far as it was looked at.
 *
 * <p>A thread is overtaken when another one begins a command before the first has read a reply. Who
 * hands a connection on may be overtaken once and is not seen again; who shares it is, and
 * overtakes in turn.
 */
final class Use extends WeakKey<Object> {

  private static final int MOST_OVERTAKEN = 16;

  /** How often threads must overtake each other for it to be no accident. */
  private static final int LEAST_OVERTAKEN = 3;

  private final AtomicReference<Turn> turn = new AtomicReference<>();
  private final Set<Borrower> overtaken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger overtakenInTurn = new AtomicInteger();
  private volatile long lastOvertaken;
  private volatile long unsubscribed;

  /** When a command began or its reply was read; 0 for never. */
  private volatile long lastUsed;

  Use(Object connection, ReferenceQueue<Object> queue) {
    super(connection, queue);
  }

  /** A thread begins a command in {@code window}, a number for a time of looking. */
  void commandBegins(Borrower borrower, int window, long nanos) {
    lastUsed = nanos;
    Turn earlier = turn.getAndSet(new Turn(borrower, window));
    if (earlier == null || earlier.window != window || earlier.borrower == borrower) {
      return;
    }
    if (overtaken.contains(borrower)) {
      overtakenInTurn.incrementAndGet();
      lastOvertaken = nanos;
    }
    if (overtaken.size() < MOST_OVERTAKEN) {
      overtaken.add(earlier.borrower);
    }
  }

  void replyRead(long nanos) {
    lastUsed = nanos;
    turn.set(null);
  }

  void unsubscribed(long nanos) {
    unsubscribed = nanos;
  }

  /** Whether a command was seen since {@code sinceNanos}. */
  boolean isUsedSince(long sinceNanos) {
    return lastUsed != 0 && lastUsed - sinceNanos > 0;
  }

  /** What is to be said of the connection since {@code sinceNanos}. */
  Condition condition(long sinceNanos) {
    if (overtakenInTurn.get() >= LEAST_OVERTAKEN && lastOvertaken - sinceNanos > 0) {
      return Condition.SHARED;
    }
    return unsubscribed != 0 && unsubscribed - sinceNanos > 0
        ? Condition.UNSUBSCRIBED
        : Condition.USUAL;
  }

  /** Who began a command, and when. */
  private static final class Turn {

    private final Borrower borrower;
    private final int window;

    Turn(Borrower borrower, int window) {
      this.borrower = borrower;
      this.window = window;
    }
  }
}
