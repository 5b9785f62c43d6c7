package io.overdue.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An application at work while an agent is attached: two threads get values through a pool, one
 * wakes every millisecond and notes the longest time that it was kept from it.
 *
 * <p>{@code Busy PORT}: each line it reads is answered by one with the longest gap since the last,
 * in microseconds; it ends with its input.
 */
public final class Busy {

  private static final long MILLISECOND_NANOS = 1_000_000;

  private Busy() {}

  public static void main(String[] arguments) throws Exception {
    Way.Getter getter = Way.JEDIS_POOL.open(Integer.parseInt(arguments[0]));
    AtomicLong longestNanos = new AtomicLong();
    background(() -> getFrom(getter));
    background(() -> getFrom(getter));
    background(() -> watchTheClock(longestNanos));
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    while (lines.readLine() != null) {
      System.out.println(longestNanos.getAndSet(0) / 1_000);
    }
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private static void getFrom(Way.Getter getter) {
    try {
      while (true) {
        getter.get();
        LockSupport.parkNanos(MILLISECOND_NANOS);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void watchTheClock(AtomicLong longestNanos) {
    long last = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(MILLISECOND_NANOS);
      long now = System.nanoTime();
      longestNanos.accumulateAndGet(now - last, Math::max);
      last = now;
    }
  }
}
