package io.overdue.demo;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Writes down what a person sees who attaches the agent to the running service for the first time.
 *
 * <p>{@code java -cp demo-app.jar io.overdue.demo.FirstMinute AGENT_JAR PAGE}
 */
public final class FirstMinute {

  private static final int MOST_LINES = 12;

  private final File agent;
  private final StringBuilder page = new StringBuilder();

  private FirstMinute(File agent) {
    this.agent = agent;
  }

  public static void main(String[] arguments) throws Exception {
    FirstMinute minute = new FirstMinute(new File(arguments[0]).getCanonicalFile());
    try (DemoRedis redis = DemoRedis.start()) {
      minute.run(redis);
    }
    Path path = Paths.get(arguments[1]);
    Files.write(path, minute.page.toString().getBytes(StandardCharsets.UTF_8));
    System.out.println(minute.page);
    System.out.println("Written to " + path.toAbsolutePath().normalize());
  }

  private void run(DemoRedis redis) throws IOException, InterruptedException {
    Process service =
        new ProcessBuilder(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                DemoService.class.getName(),
                redis.uri().toString(),
                "all")
            .redirectErrorStream(true)
            .start();
    try {
      awaitReady(service.getInputStream());
      record(pidOf(service));
    } finally {
      service.getOutputStream().close(); // the service ends with its standard input
      if (!service.waitFor(10, TimeUnit.SECONDS)) {
        service.destroyForcibly();
      }
    }
  }

  private static void awaitReady(InputStream out) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (int read = out.read(); read >= 0 && printed.indexOf("port ") < 0; read = out.read()) {
      printed.append((char) read);
    }
  }

  private void record(String pid) throws IOException, InterruptedException {
    page.append(
        "# The first minute\n\n"
            + "The demo service runs, without the agent. Somebody suspects it of keeping"
            + " connections. This page\nis written by `mvn -Pfirst-minute`; lines about other"
            + " processes and further findings are left out.\n\n```\n");
    show("jvms", "(?s) *PID .*|.*" + pid + " .*");
    show("doctor " + pid, ".*");
    long begin = System.nanoTime();
    show("attach " + pid + " interval=1s", ".*");
    show("report " + pid + " --wait", ".*");
    double seconds = (System.nanoTime() - begin) / 1e9;
    show("top " + pid + " --times 1", ".*");
    show("detach " + pid, ".*");
    page.append("```\n\n");
    page.append(
        String.format(
            Locale.ROOT,
            "From `attach` to the first finding on the screen: %.1f s. The service was not"
                + " restarted.\n",
            seconds));
  }

  /** Gives a command, and writes down those of its lines that match. */
  private void show(String command, String lines) throws IOException, InterruptedException {
    page.append("$ java -jar overdue-agent.jar ").append(command).append('\n');
    List<String> words = new ArrayList<>(Arrays.asList(java(), "-jar", agent.getPath()));
    words.addAll(Arrays.asList(command.split(" ")));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    int shown = 0;
    for (String line : text(process.getInputStream()).split("\n")) {
      if (line.matches(lines) && ++shown <= MOST_LINES) {
        page.append(line).append('\n');
      }
    }
    page.append(shown > MOST_LINES ? "[...]\n\n" : "\n");
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " ended with " + process.exitValue());
    }
  }

  private static String java() {
    return Paths.get(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Java 8 does not tell. */
  private static String pidOf(Process process) {
    try {
      return String.valueOf(Process.class.getMethod("pid").invoke(process));
    } catch (ReflectiveOperationException tooOld) {
      throw new IllegalStateException("Run this with Java 9 or newer.", tooOld);
    }
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return out.toString("UTF-8");
  }
}
