package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import io.overdue.desk.Borrower;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** What stands for a handle or a client until it is there, and who asked for it. */
final class Promise extends WeakKey<Object> {

  private final WeakReference<Object> pool;
  private final Site site;
  private final Borrower borrower;
  private final int ask;
  private final long askedNanos;

  /**
   * @param pool who was asked; null when a client is to be made
   * @param borrower the calling thread
   */
  Promise(
      Object promise,
      Object pool,
      Site site,
      Borrower borrower,
      long askedNanos,
      ReferenceQueue<Object> queue) {
    super(promise, queue);
    this.pool = new WeakReference<>(pool);
    this.site = site;
    this.borrower = borrower;
    this.ask = borrower.ask();
    this.askedNanos = askedNanos;
  }

  /** Who was asked; null when it is gone. */
  Object pool() {
    return pool.get();
  }

  Site site() {
    return site;
  }

  Borrower borrower() {
    return borrower;
  }

  /** The number under which the borrower asked. */
  int ask() {
    return ask;
  }

  long askedNanos() {
    return askedNanos;
  }
}
