package io.overdue.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs every part, or those that {@code overdue.benchmark} names, and rewrites their part of the
 * page of results.
 *
 * <p>{@code java io.overdue.benchmarks.Benchmarks AGENT_JAR OTHER_AGENT_JAR PAGE}
 */
public final class Benchmarks {

  private static final List<Part> PARTS =
      Arrays.<Part>asList(
          new Loans(),
          new Commands(),
          new Memory(),
          new StartUp(),
          new Attaching(),
          new ServerCost());

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    Bench bench = new Bench(Paths.get(arguments[0]).toRealPath(), Paths.get(arguments[1]));
    List<Part> parts = chosen(Bench.parts());
    Page page = new Page(Paths.get(arguments[2]));
    for (Part part : parts) {
      page.rewrite(part.title(), part.measure(bench));
    }
    new PrintWriter(System.out, true).println(page.text());
  }

  private static List<Part> chosen(List<String> names) {
    Map<String, Part> byName = new LinkedHashMap<>();
    for (Part part : PARTS) {
      byName.put(part.name(), part);
    }
    if (!byName.keySet().containsAll(names)) {
      throw new IllegalArgumentException(
          "-Doverdue.benchmark=" + names + " names none of " + byName.keySet());
    }
    if (!names.isEmpty()) {
      byName.keySet().retainAll(names);
    }
    return new ArrayList<>(byName.values());
  }
}
