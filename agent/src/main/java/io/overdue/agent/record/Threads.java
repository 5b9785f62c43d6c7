package io.overdue.agent.record;

import io.overdue.agent.facts.Holder;
import java.util.HashMap;
import java.util.Map;

/**
 * What has become of the threads that took things, in one sweep.
 *
 * <p>Looks at the stack of a thread at most once a sweep, and only of one that holds something for
 * longer than a moment.
 */
final class Threads {

  private static final int MOST_STACKS = 200;

  private final FrameFilter filter;
  private final Map<Thread, StackTraceElement[]> stacks = new HashMap<>();
  private final Map<Thread, Map<Site, Long>> newest = new HashMap<>();

  Threads(FrameFilter filter) {
    this.filter = filter;
  }

  /** To be told of everything that is out before the first question. */
  void noteOut(Taking taking) {
    Thread thread = taking.borrower().get();
    if (thread == null) {
      return;
    }
    Map<Site, Long> ofThread = newest.get(thread);
    if (ofThread == null) {
      ofThread = new HashMap<>();
      newest.put(thread, ofThread);
    }
    Long known = ofThread.get(taking.site());
    if (known == null || taking.sinceNanos() - known > 0) {
      ofThread.put(taking.site(), taking.sinceNanos());
    }
  }

  /**
   * Where the thread that took this is, relative to the method that took it.
   *
   * @param young whether it was taken just now: too early to look at a stack
   */
  Holder holder(Taking taking, boolean young) {
    Thread thread = taking.borrower().get();
    if (taking.isPromised()) {
      return Holder.OUTSIDE;
    }
    if (thread == null || !thread.isAlive()) {
      return Holder.DEAD;
    }
    StackTraceElement caller = taking.broughtTo();
    if (taking.isOutside() && caller == null) {
      return outside(taking);
    }
    StackTraceElement[] stack = young ? null : stack(thread);
    if (stack == null) {
      return taking.isOutside() ? outside(taking) : Holder.UNKNOWN;
    }
    if (isNewest(taking, thread)
        && (!taking.isOutside() && isInside(stack, taking.site())
            || caller != null && Callsite.isOn(stack, caller))) {
      return Holder.INSIDE;
    }
    taking.seenOutside();
    return outside(taking);
  }

  private static Holder outside(Taking taking) {
    if (taking.isStranded()) {
      return Holder.STRANDED;
    }
    return taking.isFollowed() ? Holder.OUTSIDE : Holder.KEPT;
  }

  private boolean isNewest(Taking taking, Thread thread) {
    Long known = newest.get(thread).get(taking.site());
    return known == null || known == taking.sinceNanos(); // null: has moved to this site since
  }

  private static boolean isInside(StackTraceElement[] stack, Site site) {
    return site.name().isApplication() // a library's thread never leaves the library
        && site.callsite().isOn(stack);
  }

  /** The application frame that the thread is at, if its stack was looked at; null otherwise. */
  String doing(Taking taking) {
    Thread thread = taking.borrower().get();
    StackTraceElement[] stack = thread == null ? null : stacks.get(thread);
    if (stack == null) {
      return null;
    }
    for (StackTraceElement frame : stack) {
      if (filter.traits(frame.getClassName()) == 0) {
        return frame.toString();
      }
    }
    return stack.length == 0 ? null : stack[0].toString();
  }

  /** The stack of {@code thread}, or null when enough threads were looked at in this sweep. */
  private StackTraceElement[] stack(Thread thread) {
    StackTraceElement[] known = stacks.get(thread);
    if (known != null || stacks.size() >= MOST_STACKS) {
      return known;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    stacks.put(thread, stack);
    return stack;
  }
}
