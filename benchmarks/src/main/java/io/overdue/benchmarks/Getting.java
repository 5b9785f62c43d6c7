package io.overdue.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * An application that gets values from a server for as long as it is told to.
 *
 * <p>{@code Getting PORT WAY THREADS}: each line it reads is a number of milliseconds, and is
 * answered by two of nanoseconds: how long a command took in that time, all threads together, and
 * how long the slowest hundredth took at least. With {@code -Doverdue.benchmark.busy=N} each
 * command is preceded by N nanoseconds of work, whatever it is good for.
 */
public final class Getting {

  /** The system property. */
  static final String BUSY = "overdue.benchmark.busy";

  private static final double SLOWEST = 99;

  private static final long BUSY_NANOS = Long.getLong(BUSY, 0);

  private Getting() {}

  public static void main(String[] arguments) throws Exception {
    Way.Getter getter = Way.valueOf(arguments[1]).open(Integer.parseInt(arguments[0]));
    int number = Integer.parseInt(arguments[2]);
    ExecutorService threads = Executors.newFixedThreadPool(number);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      long begun = System.nanoTime();
      Histogram all = get(getter, threads, number, begun + Long.parseLong(line) * 1_000_000);
      long each = (System.nanoTime() - begun) / all.getTotalCount();
      System.out.println(each + " " + all.getValueAtPercentile(SLOWEST));
    }
    System.exit(0);
  }

  private static Histogram get(
      Way.Getter getter, ExecutorService threads, int number, long endNanos) throws Exception {
    List<Future<Histogram>> parts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Callable<Histogram> part = () -> get(getter, endNanos);
      parts.add(threads.submit(part));
    }
    Histogram all = new Histogram(3);
    for (Future<Histogram> part : parts) {
      all.add(part.get());
    }
    return all;
  }

  private static Histogram get(Way.Getter getter, long endNanos) throws Exception {
    Histogram nanos = new Histogram(3);
    long before = System.nanoTime();
    while (before < endNanos) {
      beBusyUntil(before + BUSY_NANOS);
      getter.get();
      long after = System.nanoTime();
      nanos.recordValue(after - before);
      before = after;
    }
    return nanos;
  }

  private static void beBusyUntil(long endNanos) {
    while (BUSY_NANOS > 0 && System.nanoTime() < endNanos) {
      // time passes
    }
  }
}
