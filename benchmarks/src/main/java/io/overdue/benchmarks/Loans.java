package io.overdue.benchmarks;

import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** What is added to one borrow and return, by us and by what pools record themselves. */
final class Loans implements Part {

  private static final int ROUNDS = Bench.rounds(3);
  private static final int[] DEPTHS = {10, 100, 500};
  private static final int[] THREADS = {1, 2};

  private static final String NONE = "none";
  private static final String OVERDUE = "Overdue";
  private static final String HELPED = "helped";
  private static final String HELPED_OVERDUE = "Overdue helped";
  private static final String POOL = "commons-pool2";
  private static final String HIKARI = "HikariCP";
  private static final String DETECTING = "HikariCP detecting";
  private static final String BYTES = " bytes";

  @Override
  public String title() {
    return "## One borrow and return";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Nanoseconds, median of ").append(ROUNDS);
    section.append(
        " forks that took turns (fastest to slowest fork); *added* is the difference of");
    section.append(" medians,\n*helped* where a method borrows and returns what it has borrowed.");
    section.append("\ncommons-pool2 records with `AbandonedConfig` and full stacks,");
    section.append(" HikariCP 7 (Java 11 and newer) with `leakDetectionThreshold`.\n");
    for (String home : Bench.jdks()) {
      section.append(table(bench, home));
    }
    return section.toString();
  }

  private static String table(Bench bench, String home) throws RunnerException {
    Samples samples = new Samples();
    boolean hikari = !Machine.java(home).contains("\"1.8");
    for (int round = 0; round < ROUNDS; round++) {
      for (int threads : THREADS) {
        for (int depth : DEPTHS) {
          String at = " " + depth + "/" + threads;
          borrow(samples, NONE + at, Fork.of(BorrowAndReturn.class).on(home), depth, threads);
          borrow(
              samples,
              OVERDUE + at,
              Fork.of(BorrowAndReturn.class).on(home).with(bench.overdue()),
              depth,
              threads);
          borrow(samples, HELPED + at, helped(home), depth, threads);
          borrow(samples, HELPED_OVERDUE + at, helped(home).with(bench.overdue()), depth, threads);
          borrow(
              samples,
              POOL + at,
              Fork.of(BorrowAndReturn.class).on(home).where("recordedByPool", true),
              depth,
              threads);
          if (hikari) {
            borrow(samples, HIKARI + at, Fork.of(HikariGetAndClose.class).on(home), depth, threads);
            borrow(
                samples,
                DETECTING + at,
                Fork.of(HikariGetAndClose.class).on(home).where("detecting", true),
                depth,
                threads);
          }
        }
      }
    }
    return table(Machine.java(home), samples, hikari);
  }

  private static Fork helped(String home) {
    return Fork.of(BorrowAndReturn.class).on(home).where("helped", true);
  }

  private static void borrow(Samples samples, String of, Fork fork, int depth, int threads)
      throws RunnerException {
    Fork.Outcome outcome = fork.where("depth", depth).threads(threads).countingBytes().run();
    samples.add(of, outcome.mean());
    samples.add(of + BYTES, outcome.bytes());
  }

  private static String table(String java, Samples samples, boolean hikari) {
    StringBuilder table = new StringBuilder("\n### ").append(java).append("\n\n");
    table.append("| depth | threads | nothing | Overdue | added | bytes added | added, helped");
    table.append(" | commons-pool2 adds | times ours | HikariCP | detecting adds | times ours |\n");
    table.append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int threads : THREADS) {
      for (int depth : DEPTHS) {
        String at = " " + depth + "/" + threads;
        double ours = samples.median(OVERDUE + at) - samples.median(NONE + at);
        double helped = samples.median(HELPED_OVERDUE + at) - samples.median(HELPED + at);
        double pool = samples.median(POOL + at) - samples.median(NONE + at);
        table.append(
            String.format(
                Locale.ROOT,
                "| %d | %d | %s | %s | **%.0f** | %s | **%.0f** | %.0f | %.1f | %s |\n",
                depth,
                threads,
                samples.range(NONE + at),
                samples.range(OVERDUE + at),
                ours,
                bytes(samples, at),
                helped,
                pool,
                pool / ours,
                hikari ? hikari(samples, at, ours) : "- | - | -"));
      }
    }
    return table.toString();
  }

  /** What we add; Java 8 counts nothing at all. */
  private static String bytes(Samples samples, String at) {
    double without = samples.median(NONE + at + BYTES);
    return without < 1
        ? "-"
        : String.format(Locale.ROOT, "%.0f", samples.median(OVERDUE + at + BYTES) - without);
  }

  private static String hikari(Samples samples, String at, double ours) {
    double adds = samples.median(DETECTING + at) - samples.median(HIKARI + at);
    return String.format(
        Locale.ROOT, "%s | %.0f | %.1f", samples.range(HIKARI + at), adds, adds / ours);
  }
}
