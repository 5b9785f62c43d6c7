package io.overdue.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import redis.clients.jedis.Jedis;

/**
 * What an application's commands keep of their throughput and of their slowest hundredth.
 *
 * <p>All the applications of a round live at the same time and work in turns of a quarter of a
 * second, each time in another order, so that what disturbs the machine, and whoever worked before,
 * disturbs all of them alike. One of them has no agent and is compared with another that has none:
 * what these two differ by is the noise.
 */
final class Commands implements Part {

  private static final int ROUNDS = Bench.rounds(5);
  private static final int[] THREADS = {1, 8};
  private static final int TURNS = 16;
  private static final int TURN_MILLIS = 250;

  /** Of the length that is measured: after one long turn, code is compiled anew in the next. */
  private static final int WARM_UP_TURNS = 32;

  /** What a loan may cost in a loop of nothing else. */
  private static final int ALLOWED_NANOS = 300;

  private static final String NONE = "none";
  private static final String AGAIN = "none again";
  private static final String BUSY = "busy";
  private static final String OVERDUE = "Overdue";
  private static final String OTHER = Bench.OTHER_AGENT;
  private static final String SLOWEST = " p99";
  private static final String KEPT = " kept";

  @Override
  public String title() {
    return "## GET over loopback";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Against a real Redis, ").append(ROUNDS);
    section.append(" rounds of fresh JVMs, ").append(TURNS).append(" turns each of ");
    section.append(TURN_MILLIS).append(" ms: median of the rounds (least to most).\n");
    section.append("*Kept* is the throughput in percent of that of a JVM without an agent, *p99*");
    section.append(" how much longer the slowest hundredth takes.\n*Without, again* is one more");
    section.append(" JVM without an agent: what it differs by is noise. *Busy* is one without an");
    section.append(" agent, too, which works for ").append(ALLOWED_NANOS);
    section.append(" ns before each command. The other agent is OpenTelemetry's 2.33.1, without");
    section.append(" exporters.\n");
    try (Redis redis = Redis.start()) {
      try (Jedis jedis = new Jedis("127.0.0.1", redis.port())) {
        jedis.set(Way.KEY, "a value of the length that values of a cache may have");
      }
      for (String home : Bench.jdks()) {
        section.append(table(bench, home, redis.port()));
      }
    }
    return section.toString();
  }

  private static String table(Bench bench, String home, int port) throws Exception {
    Samples samples = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      for (Way way : Way.values()) {
        for (int threads : THREADS) {
          compare(samples, bench, home, port, way, threads);
        }
      }
    }
    return table(Machine.java(home), samples);
  }

  private static void compare(
      Samples samples, Bench bench, String home, int port, Way way, int threads) throws Exception {
    Map<String, Answering> applications = new LinkedHashMap<>();
    try {
      applications.put(NONE, start(home, Bench.nothing(), port, way, threads));
      applications.put(AGAIN, start(home, Bench.nothing(), port, way, threads));
      applications.put(BUSY, start(home, Bench.busy(ALLOWED_NANOS), port, way, threads));
      applications.put(OVERDUE, start(home, bench.overdue(), port, way, threads));
      applications.put(OTHER, start(home, bench.openTelemetry(), port, way, threads));
      for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
        for (Answering application : applications.values()) {
          application.ask(TURN_MILLIS);
        }
      }
      Samples turns = new Samples();
      List<Map.Entry<String, Answering>> order = new ArrayList<>(applications.entrySet());
      for (int turn = 0; turn < TURNS; turn++) {
        Collections.shuffle(order);
        for (Map.Entry<String, Answering> application : order) {
          String[] nanos = application.getValue().ask(TURN_MILLIS).split(" ");
          turns.add(application.getKey(), Double.parseDouble(nanos[0]));
          turns.add(application.getKey() + SLOWEST, Double.parseDouble(nanos[1]));
        }
      }
      note(samples, turns, " " + way + "/" + threads);
    } finally {
      for (Answering application : applications.values()) {
        application.close();
      }
    }
  }

  private static Answering start(String home, List<String> jvm, int port, Way way, int threads)
      throws IOException {
    return Answering.start(home, jvm, Getting.class, port, way, threads);
  }

  private static void note(Samples samples, Samples turns, String of) {
    double none = turns.median(NONE);
    samples.add(NONE + of, none);
    for (String agent : new String[] {AGAIN, BUSY, OVERDUE, OTHER}) {
      samples.add(agent + KEPT + of, 100 * none / turns.median(agent));
      double slowest = turns.median(agent + SLOWEST) / turns.median(NONE + SLOWEST);
      samples.add(agent + SLOWEST + of, 100 * (slowest - 1));
    }
  }

  private static String table(String java, Samples samples) {
    StringBuilder table = new StringBuilder("\n### ").append(java).append("\n\n");
    table.append(
        "| client | threads | without, ns | without, again: kept | p99 | busy: kept | p99");
    table.append(" | **Overdue** kept | p99 | OpenTelemetry kept | p99 |\n");
    table.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (Way way : Way.values()) {
      for (int threads : THREADS) {
        String of = " " + way + "/" + threads;
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | **%s** | %s | %s | %s |\n",
                way,
                threads,
                samples.range(NONE + of),
                samples.percent(AGAIN + KEPT + of),
                samples.change(AGAIN + SLOWEST + of),
                samples.percent(BUSY + KEPT + of),
                samples.change(BUSY + SLOWEST + of),
                samples.percent(OVERDUE + KEPT + of),
                samples.change(OVERDUE + SLOWEST + of),
                samples.percent(OTHER + KEPT + of),
                samples.change(OTHER + SLOWEST + of)));
      }
    }
    return table.toString();
  }
}
