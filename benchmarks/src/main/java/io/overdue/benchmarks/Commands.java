package io.overdue.benchmarks;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** What an application's commands keep of their throughput and of their slowest hundredth. */
final class Commands implements Part {

  private static final int ROUNDS = Bench.rounds(5);
  private static final int[] THREADS = {1, 8};

  private static final String NONE = "none";
  private static final String OVERDUE = "Overdue";
  private static final String OTHER = Bench.OTHER_AGENT;
  private static final String SLOWEST = " p99";

  @Override
  public String title() {
    return "## GET over loopback";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Nanoseconds a command, median of ").append(ROUNDS);
    section.append(" forks that took turns (fastest to slowest fork), against a real Redis.\n");
    section.append("*Kept* is the throughput in percent of that without an agent, *p99* the time");
    section.append(" of the slowest hundredth against that without an agent.\nThe other agent is");
    section.append(" OpenTelemetry's 2.33.1, without exporters.\n");
    try (Redis redis = Redis.start()) {
      for (String home : Bench.jdks()) {
        section.append(table(bench, home, redis.port()));
      }
    }
    return section.toString();
  }

  private static String table(Bench bench, String home, int port) throws RunnerException {
    Samples samples = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : Way.values()) {
        for (int threads : THREADS) {
          String of = " " + way + "/" + threads;
          get(samples, NONE + of, home, port, way, threads, Bench.nothing());
          get(samples, OVERDUE + of, home, port, way, threads, bench.overdue());
          get(samples, OTHER + of, home, port, way, threads, bench.openTelemetry());
        }
      }
    }
    return table(Machine.java(home), samples);
  }

  private static void get(
      Samples samples, String of, String home, int port, Way way, int threads, List<String> jvm)
      throws RunnerException {
    Fork.Outcome outcome =
        Fork.of(GetOverLoopback.class)
            .on(home)
            .with(jvm)
            .where("port", port)
            .where("way", way)
            .threads(threads)
            .run();
    samples.add(of, outcome.mean());
    samples.add(of + SLOWEST, outcome.p99());
  }

  private static String table(String java, Samples samples) {
    StringBuilder table = new StringBuilder("\n### ").append(java).append("\n\n");
    table.append(
        "| client | threads | without | Overdue | kept | p99 | OpenTelemetry | kept | p99");
    table.append(" |\n|---|---|---|---|---|---|---|---|---|\n");
    for (Way way : Way.values()) {
      for (int threads : THREADS) {
        String of = " " + way + "/" + threads;
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s |\n",
                way,
                threads,
                samples.range(NONE + of),
                samples.range(OVERDUE + of),
                kept(samples, OVERDUE, of),
                samples.range(OTHER + of),
                kept(samples, OTHER, of)));
      }
    }
    return table.toString();
  }

  private static String kept(Samples samples, String agent, String of) {
    return String.format(
        Locale.ROOT,
        "**%.1f %%** | %+.1f %%",
        100 * samples.median(NONE + of) / samples.median(agent + of),
        100 * (samples.median(agent + of + SLOWEST) / samples.median(NONE + of + SLOWEST) - 1));
  }
}
