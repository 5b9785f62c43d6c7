package io.overdue.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long an application at work stands still while the agent is attached: by the JVM's own log of
 * its safepoints, and by a thread that wakes every millisecond.
 */
final class Attaching implements Part {

  private static final int ROUNDS = Bench.rounds(5);

  /** Milliseconds at work before, and after the agent came, that are looked at. */
  private static final long SPELL_MILLIS = 5_000;

  private static final Pattern SAFEPOINT =
      Pattern.compile("Safepoint \"([^\"]+)\".*Total: +(\\d+) ns");

  private static final String SAFEPOINT_BEFORE = "safepoint before";
  private static final String SAFEPOINT_WITH = "safepoint with";
  private static final String GAP_BEFORE = "gap before";
  private static final String GAP_WITH = "gap with";

  @Override
  public String title() {
    return "## Attach to an application at work";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Microseconds, median of ").append(ROUNDS);
    section.append(" attaches (most): the longest safepoint, and the longest time that a thread");
    section.append(
        " which wakes every millisecond was kept from it, in the five seconds before and");
    section.append(" after.\n\n| java | longest safepoint before | with the attach | longest gap");
    section.append(" before | with the attach | longest safepoint is for |\n");
    section.append("|---|---|---|---|---|---|\n");
    try (Redis redis = Redis.start()) {
      for (String home : Bench.jdks()) {
        if (!Machine.java(home).contains("\"1.8")) {
          section.append(row(bench, home, redis.port()));
        }
      }
    }
    return section.toString();
  }

  private static String row(Bench bench, String home, int port) throws Exception {
    Samples micros = new Samples();
    String reason = "";
    for (int round = 0; round < ROUNDS; round++) {
      reason = attach(bench, home, port, micros);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | **%s** | %s | **%s** | %s |\n",
        Machine.java(home),
        micros.upTo(SAFEPOINT_BEFORE),
        micros.upTo(SAFEPOINT_WITH),
        micros.upTo(GAP_BEFORE),
        micros.upTo(GAP_WITH),
        reason);
  }

  /** The JVM's word for what the longest safepoint after the attach was for. */
  private static String attach(Bench bench, String home, int port, Samples micros)
      throws Exception {
    Path log = Bench.scratch().resolve("safepoints.log");
    List<String> jvm = new ArrayList<>();
    jvm.add("-Xlog:safepoint:file=" + log);
    jvm.add("-XX:+IgnoreUnrecognizedVMOptions");
    jvm.add("-XX:+EnableDynamicAgentLoading");
    try (Answering application = Answering.start(home, jvm, Busy.class, port)) {
      Thread.sleep(SPELL_MILLIS); // warms up
      gap(application);
      int warm = Files.readAllLines(log).size();
      Thread.sleep(SPELL_MILLIS);
      micros.add(GAP_BEFORE, gap(application));
      int before = Files.readAllLines(log).size();
      command(home, bench, application.pid());
      Thread.sleep(SPELL_MILLIS);
      micros.add(GAP_WITH, gap(application));
      micros.add(SAFEPOINT_BEFORE, longest(log, warm, before).micros);
      Safepoint longest = longest(log, before, Integer.MAX_VALUE);
      micros.add(SAFEPOINT_WITH, longest.micros);
      return longest.reason;
    }
  }

  private static double gap(Answering application) throws IOException {
    return Double.parseDouble(application.ask("gap"));
  }

  private static void command(String home, Bench bench, long pid)
      throws IOException, InterruptedException {
    Process command =
        new ProcessBuilder(
                Bench.java(home),
                "-jar",
                bench.agent().toString(),
                "attach",
                String.valueOf(pid),
                "interval=1s,log=" + Bench.scratch().resolve("overdue.log"))
            .inheritIO()
            .start();
    if (command.waitFor() != 0) {
      throw new IOException("the agent could not be attached");
    }
  }

  private static Safepoint longest(Path log, int from, int to) throws IOException {
    Safepoint longest = new Safepoint("none", 0);
    int line = 0;
    for (String entry : Files.readAllLines(log)) {
      Matcher safepoint = SAFEPOINT.matcher(entry);
      if (line >= from && line < to && safepoint.find()) {
        double micros = Long.parseLong(safepoint.group(2)) / 1000.0;
        longest = micros > longest.micros ? new Safepoint(safepoint.group(1), micros) : longest;
      }
      line++;
    }
    return longest;
  }

  /** A time at which all threads stood still. */
  private static final class Safepoint {
    private final String reason;
    private final double micros;

    Safepoint(String reason, double micros) {
      this.reason = reason;
      this.micros = micros;
    }
  }
}
