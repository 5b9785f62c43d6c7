package io.overdue.benchmarks;

import io.overdue.shop.Shop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;

/** How much later an application has started and ended, by the clock of the one who started it. */
final class StartUp implements Part {

  private static final int ROUNDS = Bench.rounds(11);
  private static final String SPRING_BOOT = "3.5.16";
  private static final String[] LIBRARIES = {
    "org.springframework.boot:spring-boot-starter-web:" + SPRING_BOOT,
    "org.springframework.boot:spring-boot-starter-data-redis:" + SPRING_BOOT,
    "redis.clients:jedis:6.0.0",
    "org.apache.commons:commons-pool2:2.12.1",
    "org.slf4j:slf4j-api:2.0.18"
  };
  private static final String NONE = "none";
  private static final String OVERDUE = "Overdue";
  private static final String OTHER = Bench.OTHER_AGENT;

  @Override
  public String title() {
    return "## Start-up";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Milliseconds from the start of the process to its");
    section.append(" end, median of ").append(ROUNDS).append(" runs that took turns (fastest to");
    section.append(" slowest).\n\n| java | application | without | Overdue | adds");
    section.append(" | OpenTelemetry | adds | Overdue adds |\n|---|---|---|---|---|---|---|---|\n");
    try (Redis redis = Redis.start()) {
      for (String home : Bench.jdks()) {
        section.append(row(bench, home, "one line", nothing()));
        if (!Machine.java(home).contains("\"1.8")) {
          section.append(row(bench, home, "shop of Spring Boot " + SPRING_BOOT, shop(redis)));
        }
      }
    }
    return section.toString();
  }

  /** Its class path has nothing but itself. */
  private static List<String> nothing() {
    return Arrays.asList("-cp", classes(Nothing.class), Nothing.class.getName());
  }

  /** A web server over Jedis, which is visited once and closes. */
  private static List<String> shop(Redis redis) {
    StringBuilder classpath = new StringBuilder(classes(Shop.class));
    for (File library : Maven.resolver().resolve(LIBRARIES).withTransitivity().asFile()) {
      classpath.append(File.pathSeparator).append(library);
    }
    return Arrays.asList(
        "-cp",
        classpath.toString(),
        Shop.class.getName(),
        "redis://127.0.0.1:" + redis.port(),
        "jedis",
        "once",
        "/stock");
  }

  private static String classes(Class<?> program) {
    return program.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static String row(Bench bench, String home, String what, List<String> application)
      throws IOException, InterruptedException {
    Samples millis = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      millis.add(NONE, millis(home, Bench.nothing(), application));
      millis.add(OVERDUE, millis(home, bench.overdue(), application));
      millis.add(OTHER, millis(home, bench.openTelemetry(), application));
    }
    double ours = millis.median(OVERDUE) - millis.median(NONE);
    double other = millis.median(OTHER) - millis.median(NONE);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | **%,.0f** | %s | **%,.0f** | %.2f of it |\n",
        Machine.java(home),
        what,
        millis.range(NONE),
        millis.range(OVERDUE),
        ours,
        millis.range(OTHER),
        other,
        ours / other);
  }

  private static double millis(String home, List<String> agent, List<String> application)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Bench.java(home));
    command.addAll(agent);
    command.addAll(application);
    Path said = Bench.scratch().resolve("said.txt");
    long before = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    int exitCode = process.waitFor();
    long after = System.nanoTime();
    if (exitCode != 0) {
      throw new IOException(command + " ended with " + exitCode + ", see " + said);
    }
    return TimeUnit.NANOSECONDS.toMicros(after - before) / 1000.0;
  }
}
