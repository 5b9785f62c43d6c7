package io.overdue.agent.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which site a marked call stands for, so that the stack need not be walked.
 *
 * <p>A mark is a number that woven code leaves with its thread just before one call instruction of
 * the application and takes away after it. The first pool asked in between takes the mark with it:
 * what is asked for after that, or inside that pool's own call of the application, has none. A
 * watched method that is entered puts the mark aside until it is left.
 *
 * <p>What may look unsafe and is not:
 *
 * <ul>
 *   <li>A call may reach one pool directly and another through code of the application, by an
 *       overridden method, say. So a mark tells the site for a pool only after a walk has found the
 *       marked line right above that pool, and for each pool by itself.
 *   <li>A method may turn out to be a helper. What was learnt before the last change of helpers
 *       tells nothing any more, and what is found behind a helper is never learnt.
 *   <li>What is known is read and written without a lock. Each entry is immutable; a race loses an
 *       entry, which a walk brings back.
 *   <li>One call may reach the same pool in two ways, which no entry can tell apart. Some loans are
 *       checked against the stack, and a mark that was wrong once tells nothing again.
 * </ul>
 */
public final class Marks {

  private static final int MOST = 4096;

  private final Draw check;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final LongAdder walks = new LongAdder();
  private final LongAdder checks = new LongAdder();
  private final AtomicLong wrong = new AtomicLong();

  /** By number, from 1 on; replaced by a longer one when it is full. */
  private volatile Mark[] marks = new Mark[64];

  /**
   * @param checkOneIn how many marked loans there are to one that is checked
   */
  Marks(int checkOneIn) {
    this.check = new Draw(checkOneIn);
  }

  /**
   * The number of the calls in one line of a method; 0 when there are too many.
   *
   * @param line the line, or -1 where the class file does not tell
   */
  public synchronized int number(ClassLoader loader, String className, String method, int line) {
    String place = System.identityHashCode(loader) + " " + className + "." + method + ":" + line;
    Integer known = numbers.get(place);
    if (known != null || numbers.size() + 1 >= MOST) {
      return known == null ? 0 : known;
    }
    int number = numbers.size() + 1;
    Mark[] all = marks;
    if (number == all.length) {
      all = Arrays.copyOf(all, number * 2);
    }
    all[number] = new Mark(className, method, line);
    marks = all;
    numbers.put(place, number);
    return number;
  }

  /** The site where {@code call} borrows from {@code lender}; null when that is not known. */
  Site site(int call, Lender lender, int helperChanges) {
    Mark[] all = marks;
    Mark mark = call < all.length ? all[call] : null;
    Known known = mark == null ? null : mark.known(lender);
    return known != null && known.lender == lender.id() && known.helperChanges == helperChanges
        ? known.site
        : null;
  }

  /**
   * @param turn the number of the loan
   */
  boolean isToBeChecked(long turn) {
    return check.hits(turn);
  }

  /** A mark was compared with the stack. */
  void checked(int call, Site marked, Site walked) {
    checks.increment();
    if (marked != walked) {
      wrong.incrementAndGet();
      marks[call].giveUp();
    }
  }

  /** The stack was walked because the mark, if there was one, did not tell. */
  void walked(int call, Lender lender, int helperChanges, Callsite callsite, Site site) {
    walks.increment();
    if (call != 0 && site != null && callsite.marked() != null) {
      marks[call].learn(callsite.frame(), new Known(lender.id(), helperChanges, site));
    }
  }

  /** Number of marked calls. */
  public synchronized int count() {
    return numbers.size();
  }

  /** Loans for which no mark told the site. */
  public long walks() {
    return walks.sum();
  }

  /** Loans whose mark was compared with the stack. */
  public long checks() {
    return checks.sum();
  }

  /** How many of these differed. */
  public long wrong() {
    return wrong.get();
  }

  /** The calls in one line, and the pools that they were seen to borrow from. */
  private static final class Mark {

    /** A power of two; clusters have a pool a node. */
    private static final int MOST_KNOWN = 32;

    private final String className;
    private final String method;
    private final int line;
    private volatile Known[] known = new Known[MOST_KNOWN];

    Mark(String className, String method, int line) {
      this.className = className;
      this.method = method;
      this.line = line;
    }

    /** What is known of {@code lender}, or of another with the same place. */
    Known known(Lender lender) {
      Known[] all = known;
      return all == null ? null : all[lender.id() & MOST_KNOWN - 1];
    }

    void learn(StackTraceElement frame, Known learnt) {
      Known[] all = known;
      if (all != null
          && frame.getLineNumber() == line
          && frame.getMethodName().equals(method)
          && frame.getClassName().equals(className)) {
        all[learnt.lender & MOST_KNOWN - 1] = learnt;
      }
    }

    void giveUp() {
      known = null;
    }
  }

  /** The site of one pool's loans. */
  private static final class Known {

    private final int lender;
    private final int helperChanges;
    private final Site site;

    Known(int lender, int helperChanges, Site site) {
      this.lender = lender;
      this.helperChanges = helperChanges;
      this.site = site;
    }
  }
}
