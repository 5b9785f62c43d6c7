package io.overdue.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs what is about the JVM and rewrites the page of results.
 *
 * <p>{@code java io.overdue.benchmarks.Benchmarks AGENT_JAR PAGE [JAVA_HOME,JAVA_HOME]}
 */
public final class Benchmarks {

  private static final int ROUNDS = 5;

  private final String agentJar;
  private final Map<String, List<Double>> nanos = new LinkedHashMap<>();

  private Benchmarks(String agentJar) {
    this.agentJar = agentJar;
  }

  public static void main(String[] arguments) throws IOException, RunnerException {
    Benchmarks benchmarks = new Benchmarks(Paths.get(arguments[0]).toRealPath().toString());
    List<String> homes = new ArrayList<>();
    homes.add(System.getProperty("java.home"));
    if (arguments.length > 2 && !arguments[2].isEmpty()) {
      homes.addAll(Arrays.asList(arguments[2].split(",")));
    }
    StringBuilder page = new StringBuilder(Machine.heading());
    for (String home : homes) {
      page.append(benchmarks.borrowAndReturn(home));
    }
    Path file = Paths.get(arguments[1]);
    page.append(Page.section(file, ServerCost.TITLE));
    Page.write(file, page.toString());
    new PrintWriter(System.out, true).println(page);
  }

  private String borrowAndReturn(String home) throws RunnerException {
    nanos.clear();
    for (int round = 0; round < ROUNDS; round++) {
      for (String depth : new String[] {"10", "100"}) {
        run(home, "none", depth, false, false);
        run(home, "Overdue", depth, true, false);
        run(home, "commons-pool2", depth, false, true);
      }
    }
    StringBuilder table =
        new StringBuilder("\n## One borrow and return, " + Machine.java(home) + "\n\n");
    table.append("Nanoseconds, median of ").append(ROUNDS).append(" forks that took turns");
    table.append(" (fastest to slowest fork); *added* is the difference of the medians.\n\n");
    table.append("| stack depth | nothing | Overdue | added | commons-pool2's own record | added");
    table.append(" | Overdue adds |\n|---|---|---|---|---|---|---|\n");
    for (String depth : new String[] {"10", "100"}) {
      double none = median("none" + depth);
      double overdue = median("Overdue" + depth) - none;
      double pool = median("commons-pool2" + depth) - none;
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | **%.0f** | %s | **%.0f** | %.2f of it |\n",
              depth,
              range("none" + depth),
              range("Overdue" + depth),
              overdue,
              range("commons-pool2" + depth),
              pool,
              overdue / pool));
    }
    return table.toString();
  }

  private void run(String home, String variant, String depth, boolean agent, boolean byPool)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(BorrowAndReturn.class.getSimpleName())
            .param("depth", depth)
            .param("recordedByPool", String.valueOf(byPool))
            .jvm(Paths.get(home, "bin", "java").toString())
            .jvmArgsAppend(agent ? "-javaagent:" + agentJar : "-Doverdue=none")
            .forks(1);
    for (RunResult result : new Runner(options.build()).run()) {
      String key = variant + depth;
      if (!nanos.containsKey(key)) {
        nanos.put(key, new ArrayList<Double>());
      }
      nanos.get(key).add(result.getPrimaryResult().getScore());
    }
  }

  private double median(String key) {
    List<Double> sorted = new ArrayList<>(nanos.get(key));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private String range(String key) {
    List<Double> all = nanos.get(key);
    return String.format(
        Locale.ROOT, "%.0f (%.0f-%.0f)", median(key), Collections.min(all), Collections.max(all));
  }
}
