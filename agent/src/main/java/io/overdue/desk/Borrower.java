package io.overdue.desk;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread that has borrowed, without keeping it alive.
 *
 * <p>Lives here because it is the value of a thread-local: a value of any other loader would keep
 * that loader alive for as long as the application's threads live.
 */
public final class Borrower extends WeakReference<Thread> {

  /** A marked call has a number of so many bits. */
  public static final int CALL_BITS = 12;

  private static final ThreadLocal<Borrower> CURRENT = new ThreadLocal<Borrower>();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name;
  private final int number = NUMBERS.getAndIncrement();

  /** Written by the thread itself; others read it to see whether it has moved, so plain will do. */
  private int asked;

  /** The marked call that the thread is in and that has asked no pool yet; the thread's own. */
  private int mark;

  /** The marked calls that led into the watched method that the thread is in; its own. */
  private long behind;

  /** The marked call that asked the pool which has not answered yet; the thread's own. */
  private int asking;

  /** The marked calls behind that one. */
  private long askingBehind;

  /** Since when that pool has had the thread wait; 0 while it has not; the thread's own. */
  private long waitingNanos;

  /**
   * What the clerk notes about the thread; touched by the thread itself, and when the clerk leaves.
   */
  private volatile Object notes;

  private Borrower(Thread thread) {
    super(thread);
    this.name = thread.getName();
  }

  /** The calling thread. */
  public static Borrower current() {
    Borrower borrower = CURRENT.get();
    if (borrower == null) {
      borrower = new Borrower(Thread.currentThread());
      CURRENT.set(borrower);
    }
    return borrower;
  }

  /**
   * The thread is in a marked call, which was seen to borrow.
   *
   * @param call its number; 0: in none
   */
  void mark(int call) {
    mark = call;
    asking = 0;
  }

  /** What {@link #enters} replaces and {@link #leaves} needs. */
  long behind() {
    return behind;
  }

  /**
   * A watched method is entered, by the marked call that the thread is in or by none.
   *
   * @return that call
   */
  int enters() {
    int call = mark;
    behind = call == 0 ? 0 : behind << CALL_BITS | call;
    mark = 0;
    return call;
  }

  /** A watched method is left. */
  void leaves(int call, long newBehind) {
    mark = call;
    behind = newBehind;
  }

  /**
   * A pool is asked: by the marked call, unless it has asked before.
   *
   * @return since when the thread waits for another pool, inside which it asks; 0 for none
   */
  long asks() {
    asking = mark;
    askingBehind = behind;
    mark = 0;
    long outerNanos = waitingNanos;
    waitingNanos = 0;
    return outerNanos;
  }

  /** The pool that was asked last cannot lend at once. */
  void waits(long nowNanos) {
    if (waitingNanos == 0) {
      waitingNanos = nowNanos;
    }
  }

  /**
   * The pool that was asked last answers.
   *
   * @param outerNanos what {@link #asks} gave
   * @return since when it has had the thread wait; 0 if it has not
   */
  long answered(long outerNanos) {
    long sinceNanos = waitingNanos;
    waitingNanos = outerNanos;
    return sinceNanos;
  }

  /** The marked call that asked the pool which now lends, or 0; each is told once. */
  public int asking() {
    int call = asking;
    asking = 0;
    return call;
  }

  /**
   * The marked calls through which the thread got to {@link #asking}: the innermost in the lowest
   * {@link #CALL_BITS}, and so on. What is behind a call that is 0 is not known.
   */
  public long askingBehind() {
    return askingBehind;
  }

  /** The thread asks for something: the number of this time. */
  public int ask() {
    return ++asked;
  }

  /** How often the thread has asked. */
  public int asked() {
    return asked;
  }

  /** A number that is another one for each thread and each time that it asks. */
  public long turn() {
    return (long) number << 32 | asked & 0xFFFF_FFFFL;
  }

  /** What the clerk has noted about this thread, or null. */
  public Object notes() {
    return notes;
  }

  public void notes(Object newNotes) {
    notes = newNotes;
  }

  /** Its number: threads that begin to borrow one after the other have numbers in a row. */
  public int number() {
    return number;
  }

  /** The thread's name when it first borrowed. */
  public String name() {
    return name;
  }
}
