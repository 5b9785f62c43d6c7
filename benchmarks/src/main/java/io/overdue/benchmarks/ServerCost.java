package io.overdue.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Slowlog;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/**
 * What it costs a server with 10,000 clients to be asked: the time of each command of the probe, by
 * the server's own slow log.
 *
 * <p>{@code java -Doverdue.benchmark.redis=SERVER,SERVER io.overdue.benchmarks.ServerCost AGENT_JAR
 * PAGE}; the probe is that of the command {@code check}, which asks as the agent does.
 */
public final class ServerCost {

  static final String TITLE = "## Asking a server with 10,000 clients";

  private static final int CROWD = 10_000;
  private static final int ROUNDS = 20;
  private static final long MOST_TICK_MICROS = 1_000;

  private final String agentJar;
  private final List<Long> ticks = new ArrayList<>();
  private final List<Long> configs = new ArrayList<>();
  private final List<Long> lists = new ArrayList<>();

  private ServerCost(String agentJar) {
    this.agentJar = agentJar;
  }

  public static void main(String[] arguments) throws Exception {
    StringBuilder section = new StringBuilder("\n" + TITLE + "\n\n");
    section.append("Written by `mvn -Pbenchmark -Doverdue.benchmark=ServerCost` on ");
    section.append(LocalDate.now()).append(". Microseconds of the server's one command thread,");
    section.append(" by its slow log: median of ").append(ROUNDS).append(" (most).\n");
    section.append(
        "A tick is `CLIENT SETNAME`, `CLIENT ID` and `INFO`; it must take at most 1 ms.");
    section.append("\n\n| server | a tick | three `CONFIG GET` | the whole `CLIENT LIST` |\n");
    section.append("|---|---|---|---|\n");
    for (File executable : executables()) {
      section.append(new ServerCost(arguments[0]).measure(executable));
    }
    Path page = Paths.get(arguments[1]);
    Page.rewrite(page, TITLE, section.toString());
    new PrintWriter(System.out, true).println(section);
  }

  private static List<File> executables() throws IOException {
    List<File> executables = new ArrayList<>();
    executables.add(ExecutableProvider.newJarResourceProvider().get());
    for (String path : System.getProperty("overdue.benchmark.redis", "").split(",")) {
      if (!path.isEmpty()) {
        executables.add(new File(path));
      }
    }
    return executables;
  }

  private String measure(final File executable) throws Exception {
    int port = freePort();
    RedisServer server =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("maxclients " + (CROWD + 1_000))
            .setting("slowlog-log-slower-than 0")
            .executableProvider(() -> executable)
            .build();
    server.start();
    List<Socket> crowd = new ArrayList<>();
    try (Jedis admin = new Jedis("127.0.0.1", port)) {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(client(port));
      }
      for (int round = 0; round < ROUNDS; round++) {
        ask(admin, port);
      }
      return row(version(admin.info("server")));
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
      server.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A client that has done something and is idle now. */
  private static Socket client(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.getOutputStream().write("PING\r\n".getBytes("US-ASCII"));
    for (int i = 0; i < "+PONG\r\n".length(); i++) {
      socket.getInputStream().read();
    }
    return socket;
  }

  private void ask(Jedis admin, int port) throws IOException, InterruptedException {
    admin.slowlogReset();
    String uri = "redis://127.0.0.1:" + port;
    String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
    Process check =
        new ProcessBuilder(java, "-jar", agentJar, "check", uri, "seconds=0", "rows=" + 2 * CROWD)
            .redirectOutput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (check.waitFor() != 0) {
      throw new IOException("the server could not be asked");
    }
    long tick = 0;
    long config = 0;
    for (Slowlog entry : admin.slowlogGet(50)) {
      String command = String.join(" ", entry.getArgs()).toUpperCase(Locale.ROOT);
      if (!"overdue-probe".equals(entry.getClientName())) {
        continue;
      }
      if (command.startsWith("CLIENT LIST")) {
        lists.add(entry.getExecutionTime());
      } else if (command.startsWith("CONFIG")) {
        config += entry.getExecutionTime();
      } else {
        tick += entry.getExecutionTime();
      }
    }
    ticks.add(tick);
    configs.add(config);
  }

  private String row(String version) {
    if (lists.size() < ROUNDS || median(ticks) == 0 || median(ticks) > MOST_TICK_MICROS) {
      throw new IllegalStateException(
          version + ": ticks of " + ticks + " us, lists of " + lists + " us");
    }
    return String.format(
        Locale.ROOT,
        "| %s | **%s** | %s | %s |\n",
        version,
        range(ticks),
        range(configs),
        range(lists));
  }

  private static String version(String info) {
    String version = "";
    for (String line : info.split("\r?\n")) {
      if (line.startsWith("valkey_version:")) {
        return "Valkey " + line.substring(line.indexOf(':') + 1);
      }
      if (line.startsWith("redis_version:")) {
        version = "Redis " + line.substring(line.indexOf(':') + 1);
      }
    }
    return version;
  }

  private static long median(List<Long> micros) {
    List<Long> sorted = new ArrayList<>(micros);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static String range(List<Long> micros) {
    return String.format(Locale.ROOT, "%,d (%,d)", median(micros), Collections.max(micros));
  }
}
