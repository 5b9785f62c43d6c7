package io.overdue.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts Redis and the service with all its leaks under the agent, waits until the agent has named
 * them, and prints what it says.
 *
 * <p>{@code java -cp demo-app.jar io.overdue.demo.Demo AGENT_JAR OUTPUT_FOLDER}
 */
public final class Demo {

  private static final int LEAKS = 6;
  private static final long MOST_MILLIS = 30_000;

  private final File agent;
  private final Path report;
  private final Path log;

  private Demo(File agent, Path folder) {
    this.agent = agent;
    this.report = folder.resolve("report.json");
    this.log = folder.resolve("overdue.log");
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Paths.get(arguments[1]).toAbsolutePath().normalize();
    Files.createDirectories(folder);
    Demo demo = new Demo(new File(arguments[0]).getCanonicalFile(), folder);
    Files.deleteIfExists(demo.report);
    Files.deleteIfExists(demo.log);
    try (DemoRedis redis = DemoRedis.start()) {
      demo.run(redis);
    }
    demo.show();
  }

  private void run(DemoRedis redis) throws IOException, InterruptedException {
    System.out.println("Redis is at " + redis.uri() + ".");
    System.out.println(
        "A service with "
            + LEAKS
            + " leaks and their healthy twins runs under the agent for up to "
            + MOST_MILLIS / 1000
            + " s; the agent looks once a second.");
    Process service =
        new ProcessBuilder(
                Paths.get(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent + "=interval=1s,log=" + log + ",report.file=" + report,
                "-cp",
                System.getProperty("java.class.path"),
                DemoService.class.getName(),
                redis.uri().toString(),
                "all")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
      while (System.nanoTime() < end && leaksNamed() < LEAKS && service.isAlive()) {
        Thread.sleep(500);
      }
    } finally {
      service.getOutputStream().close(); // the service ends with its standard input
      if (!service.waitFor(10, TimeUnit.SECONDS)) {
        service.destroyForcibly();
      }
    }
  }

  private int leaksNamed() throws IOException {
    int named = 0;
    for (String line : lines()) {
      named += line.startsWith("[overdue] LEAKED") ? 1 : 0;
    }
    return named;
  }

  private List<String> lines() throws IOException {
    return Files.exists(log)
        ? Files.readAllLines(log, StandardCharsets.UTF_8)
        : java.util.Collections.<String>emptyList();
  }

  /** The log as it was written, but only the last of its lines a second. */
  private void show() throws IOException {
    System.out.println();
    String summary = "";
    for (String line : lines()) {
      if (line.contains(" loans at ")) {
        summary = line;
      } else {
        System.out.println(line);
      }
    }
    System.out.println(summary);
    System.out.println();
    System.out.println("The log:             " + log);
    System.out.println("The report as JSON:  " + report);
  }
}
