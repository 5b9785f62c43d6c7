package io.overdue.agent.record;

import io.overdue.desk.Borrower;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
 *       tells nothing any more. The call in a helper does not tell the site, but where to look
 *       further: by the marked call that led into the helper, and so on outwards. That is learnt
 *       only where a walk has found the line of each of them.
 *   <li>What is known is read and written without a lock. Each entry is immutable; a race loses an
 *       entry, which a walk brings back.
 *   <li>One call may reach the same pool in two ways, which no entry can tell apart. Some loans are
 *       checked against the stack, and a mark that was wrong once tells nothing again.
 * </ul>
 */
public final class Marks {

  private static final int MOST = 1 << Borrower.CALL_BITS;

  /** The calls behind a call that one number holds. */
  private static final int MOST_BEHIND = Long.SIZE / Borrower.CALL_BITS;

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

  /**
   * The site where {@code call} borrows from {@code lender}; null when that is not known.
   *
   * @param behind as {@link Borrower#askingBehind}
   */
  Site site(int call, long behind, Lender lender, int helperChanges) {
    Mark[] all = marks;
    Mark mark = call < all.length ? all[call] : null;
    Known known = mark == null ? null : mark.known(lender, helperChanges, 0);
    for (int i = 1; known != null && known.site == null; i++) {
      boolean isThere = i <= MOST_BEHIND && at(i, behind) != 0;
      known = isThere ? mark.known(lender, helperChanges, innermost(i, behind)) : null;
    }
    return known == null ? null : known.site;
  }

  /** The first {@code number} of the calls in {@code behind}. */
  private static long innermost(int number, long behind) {
    return behind & (1L << number * Borrower.CALL_BITS) - 1;
  }

  /** The call in {@code behind} of that number, counted from 1, the innermost; 0 for none. */
  private static int at(int number, long behind) {
    return (int) innermost(1, behind >>> (number - 1) * Borrower.CALL_BITS);
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
  void walked(
      int call, long behind, Lender lender, int helperChanges, Callsite callsite, Site site) {
    walks.increment();
    if (call != 0 && site != null && callsite.isApplication() && callsite.around() == null) {
      learn(call, behind, new Known(lender.id(), helperChanges, 0, site), callsite);
    }
  }

  private void learn(int call, long behind, Known found, Callsite callsite) {
    List<StackTraceElement> helpers = callsite.via();
    int at = call;
    for (int i = 0; at != 0; i++) {
      boolean last = i == helpers.size();
      if (!marks[at].isIn(last ? callsite.frame() : helpers.get(i))) {
        return;
      }
      long path = innermost(i, behind);
      marks[call].learn(
          new Known(found.lender, found.helperChanges, path, last ? found.site : null));
      if (last) {
        return;
      }
      at = i < MOST_BEHIND ? at(i + 1, behind) : 0;
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

    /** Powers of two; clusters have a pool a node, and helpers have many callers. */
    private static final int FEW = 32;

    private static final int MANY = 1024;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final String className;
    private final String method;
    private final int line;
    private volatile Known[] known = new Known[FEW];
    private volatile boolean givenUp;

    Mark(String className, String method, int line) {
      this.className = className;
      this.method = method;
      this.line = line;
    }

    boolean isIn(StackTraceElement frame) {
      return frame.getLineNumber() == line
          && frame.getMethodName().equals(method)
          && frame.getClassName().equals(className);
    }

    Known known(Lender lender, int helperChanges, long path) {
      Known[] all = known;
      Known there = all == null ? null : all[place(lender.id(), path, all.length)];
      return there != null && there.isOf(lender.id(), helperChanges, path) ? there : null;
    }

    /** Where two belong in one place there is room for more, or the later one takes it. */
    void learn(Known learnt) {
      Known[] all = known;
      if (givenUp) {
        return;
      }
      while (all.length < MANY && learnt.isBeside(all[learnt.place(all.length)])) {
        all = spread(all);
      }
      all[learnt.place(all.length)] = learnt;
      known = all;
      if (givenUp) {
        known = null; // by another thread, in between
      }
    }

    private static Known[] spread(Known[] few) {
      Known[] more = new Known[few.length * 2];
      for (Known each : few) {
        if (each != null) {
          more[each.place(more.length)] = each;
        }
      }
      return more;
    }

    void giveUp() {
      givenUp = true;
      known = null;
    }

    private static int place(int lender, long path, int length) {
      long half = path * GOLDEN;
      long mixed = (half ^ half >>> 32) * GOLDEN; // every call of the path counts
      return lender + (int) (mixed >>> 32) & length - 1;
    }
  }

  /** The site of one pool's loans, or that it is to be looked for one call further out. */
  private static final class Known {

    private final int lender;
    private final int helperChanges;
    private final long path;
    private final Site site;

    /**
     * @param path the calls behind the mark's own; 0 for none
     * @param site null when the mark is in a helper
     */
    Known(int lender, int helperChanges, long path, Site site) {
      this.lender = lender;
      this.helperChanges = helperChanges;
      this.path = path;
      this.site = site;
    }

    boolean isOf(int someLender, int someChanges, long somePath) {
      return lender == someLender && helperChanges == someChanges && path == somePath;
    }

    /** Whether {@code other} is there and to be known, too. */
    boolean isBeside(Known other) {
      return other != null
          && helperChanges == other.helperChanges
          && (lender != other.lender || path != other.path);
    }

    int place(int length) {
      return Mark.place(lender, path, length);
    }
  }
}
