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

  private static final ThreadLocal<Borrower> CURRENT = new ThreadLocal<Borrower>();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final String name;
  private final int number = NUMBERS.getAndIncrement();

  /** Written by the thread itself; others read it to see whether it has moved, so plain will do. */
  private int asked;

  /** The marked call that the thread is in and that has asked no pool yet; the thread's own. */
  private int mark;

  /** The marked call that asked the pool which has not answered yet; the thread's own. */
  private int asking;

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

  int mark() {
    return mark;
  }

  /** A pool is asked: by the marked call, unless it has asked before. */
  void asks() {
    asking = mark;
    mark = 0;
  }

  /** The marked call that asked the pool which now lends, or 0; each is told once. */
  public int asking() {
    int call = asking;
    asking = 0;
    return call;
  }

  /** The thread asks for something: the number of this time. */
  public int ask() {
    return ++asked;
  }

  /** How often the thread has asked. */
  public int asked() {
    return asked;
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
