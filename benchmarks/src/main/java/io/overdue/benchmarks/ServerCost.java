package io.overdue.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.resps.Slowlog;

/**
 * What it costs a server with 10,000 clients to be asked: the time of each command of the probe, by
 * the server's own slow log. The probe is that of the command {@code check}, which asks as the
 * agent does.
 */
final class ServerCost implements Part {

  private static final int CROWD = 10_000;
  private static final int ROUNDS = 20;
  private static final long MOST_TICK_MICROS = 1_000;

  private static final String TICK = "tick";
  private static final String CONFIG = "config";
  private static final String LIST = "list";

  @Override
  public String title() {
    return "## Asking a server with 10,000 clients";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("Microseconds of the server's one command thread,");
    section.append(" by its slow log: median of ").append(ROUNDS).append(" (most).\n");
    section.append(
        "A tick is `CLIENT SETNAME`, `CLIENT ID` and `INFO`; it must take at most 1 ms.");
    section.append("\n\n| server | a tick | three `CONFIG GET` | the whole `CLIENT LIST` |\n");
    section.append("|---|---|---|---|\n");
    for (File executable : Bench.servers()) {
      section.append(row(bench, executable));
    }
    return section.toString();
  }

  private static String row(Bench bench, File executable) throws Exception {
    Samples micros = new Samples();
    List<Socket> crowd = new ArrayList<>();
    String room = "maxclients " + (CROWD + 1_000);
    try (Redis redis = Redis.start(executable, room, "slowlog-log-slower-than 0");
        Jedis admin = new Jedis("127.0.0.1", redis.port())) {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(client(redis.port()));
      }
      for (int round = 0; round < ROUNDS; round++) {
        admin.slowlogReset();
        ask(bench, redis.port());
        read(admin, micros);
      }
      return row(version(admin.info("server")), micros);
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
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

  private static void ask(Bench bench, int port) throws IOException, InterruptedException {
    Process check =
        new ProcessBuilder(
                Bench.java(System.getProperty("java.home")),
                "-jar",
                bench.agent().toString(),
                "check",
                "redis://127.0.0.1:" + port,
                "seconds=0",
                "rows=" + 2 * CROWD)
            .redirectOutput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (check.waitFor() != 0) {
      throw new IOException("the server could not be asked");
    }
  }

  private static void read(Jedis admin, Samples micros) {
    long tick = 0;
    long config = 0;
    for (Slowlog entry : admin.slowlogGet(50)) {
      String command = String.join(" ", entry.getArgs()).toUpperCase(Locale.ROOT);
      if (!"overdue-probe".equals(entry.getClientName())) {
        continue;
      }
      if (command.startsWith("CLIENT LIST")) {
        micros.add(LIST, entry.getExecutionTime());
      } else if (command.startsWith("CONFIG")) {
        config += entry.getExecutionTime();
      } else {
        tick += entry.getExecutionTime();
      }
    }
    micros.add(TICK, tick);
    micros.add(CONFIG, config);
  }

  private static String row(String version, Samples micros) {
    double tick = micros.median(TICK);
    if (!micros.has(LIST) || tick == 0 || tick > MOST_TICK_MICROS) {
      throw new IllegalStateException(version + ": a tick of " + tick + " us");
    }
    return String.format(
        Locale.ROOT,
        "| %s | **%s** | %s | %s |\n",
        version,
        micros.upTo(TICK),
        micros.upTo(CONFIG),
        micros.upTo(LIST));
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
}
