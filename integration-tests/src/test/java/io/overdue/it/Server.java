package io.overdue.it;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis or Valkey of one test, on a port of its own. */
final class Server implements AutoCloseable {

  /** Between asking for a free port and taking it, somebody else may take it. */
  private static final int ATTEMPTS = 5;

  private static final AtomicInteger STARTED = new AtomicInteger();

  /** Rows of the probe, of sentinels and of replicas. */
  private static final Pattern AMONG_THEMSELVES =
      Pattern.compile(" name=(overdue-probe|sentinel-\\S+) | flags=[SM] ");

  private static File embedded;

  /**
   * The lowest port for a node of a cluster and the number of them: the cluster's own port, 10,000
   * above, is then below those which systems give out by themselves.
   */
  private static final int CLUSTER_PORTS = 10_500;

  private final File executable;
  private final int port;
  private final String[] settings;
  private RedisServer server;
  private final String password;

  private Server(
      RedisServer server, File executable, int port, String password, String... settings) {
    this.server = server;
    this.executable = executable;
    this.port = port;
    this.password = password;
    this.settings = settings;
  }

  static Server start() {
    return start(null);
  }

  /** A server with {@code settings} as one writes them into its configuration. */
  static Server with(String... settings) {
    return start(null, settings);
  }

  /** The same of one kind, for servers that are to understand each other. */
  static Server of(File executable, String... settings) {
    return start(null, executable, settings);
  }

  /** A server that may open no more than {@code files} files. */
  static Server withFiles(int files) {
    try {
      return start(null, limited(executable(), files));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A script that takes the right to open more files away, from root too, and starts a server. */
  private static File limited(File executable, int files) throws IOException {
    Path script = Files.createDirectories(Given.work()).resolve("redis-with-" + files + "-files");
    Files.writeString(
        script,
        "#!/bin/sh\nulimit -n "
            + files
            + "\n[ \"$(id -u)\" = 0 ] && exec setpriv --bounding-set=-sys_resource "
            + executable
            + " \"$@\"\nexec "
            + executable
            + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + script);
    }
    return script.toFile();
  }

  /** A server that wants {@code password}; null for none. */
  static Server start(String password, String... settings) {
    try {
      return start(password, executable(), settings);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Server start(String password, File executable, String... settings) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return tryToStart(freePort(), password, executable, settings);
      } catch (IOException portTakenMeanwhile) {
        last = portTakenMeanwhile;
      }
    }
    throw new UncheckedIOException(last);
  }

  /** In a folder of its own, because a replica keeps there what only its own kind can read. */
  private static Server tryToStart(int port, String password, File executable, String... settings)
      throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "server-");
    String[] all =
        Stream.concat(Stream.of("dir \"" + folder + "\""), Stream.of(settings))
            .toArray(String[]::new);
    return new Server(run(executable, port, password, all), executable, port, password, all);
  }

  /** A server that may become one of a cluster. */
  static Server clusterNode(File executable) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(CLUSTER_PORTS, 2 * CLUSTER_PORTS);
      try {
        return tryToStart(
            port, null, executable, "cluster-enabled yes", "cluster-node-timeout 60000");
      } catch (IOException portTakenMeanwhile) {
        last = portTakenMeanwhile;
      }
    }
    throw new UncheckedIOException(last);
  }

  private static RedisServer run(File executable, int port, String password, String... settings)
      throws IOException {
    RedisServerBuilder builder =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("protected-mode no") // it would turn away whoever is not at 127.0.0.1
            .executableProvider(() -> executable);
    if (password != null) {
      builder.setting("requirepass " + password);
    }
    for (String setting : settings) {
      builder.setting(setting);
    }
    RedisServer server = builder.build();
    server.start();
    return server;
  }

  /**
   * Those of {@code -Doverdue.test.redis} in turn, or the one inside the embedded-redis library.
   */
  static File executable() throws IOException {
    List<Path> given = Given.redisServers();
    return given.isEmpty()
        ? embedded()
        : given.get(STARTED.getAndIncrement() % given.size()).toFile();
  }

  /**
   * The one inside the library: of the releases under test, that which every client understands.
   */
  static synchronized File embedded() throws IOException {
    if (embedded == null) {
      embedded = ExecutableProvider.newJarResourceProvider().get();
    }
    return embedded;
  }

  String uri() {
    return "redis://" + (password == null ? "" : ":" + password + "@") + "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** The same place with another login, {@code user:password}. */
  String uri(String login) {
    return "redis://" + login + "@127.0.0.1:" + port;
  }

  /** One connection more, to look with; it is one of the server's clients as long as it is open. */
  Jedis client() {
    Jedis client = new Jedis("127.0.0.1", port);
    if (password != null) {
      client.auth(password);
    }
    return client;
  }

  /**
   * The clients' ends of all connections to the server that {@code looking} leads to, in order, but
   * for its own, the probe's, and those of replicas and sentinels.
   */
  static List<String> ends(Jedis looking) {
    String own = "id=" + looking.clientId() + " ";
    return looking
        .clientList()
        .lines()
        .filter(row -> !row.startsWith(own) && !AMONG_THEMSELVES.matcher(row).find())
        .map(row -> row.replaceAll(".* addr=([^ ]+) .*", "$1"))
        .sorted()
        .toList();
  }

  /** Has the server that {@code admin} leads to close all other connections of that type. */
  static void kill(Jedis admin, ClientType type) {
    admin.clientKill(new ClientKillParams().type(type).skipMe(ClientKillParams.SkipMe.YES));
  }

  /** Waits until somebody beside the one who looks is connected so many times. */
  void awaitClients(int number) {
    try (Jedis looking = client()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> ends(looking).size() >= number);
    }
  }

  /** Ends it, and starts another process in its place. */
  void restart() {
    try {
      server.stop();
      server = run(executable, port, password, settings);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Below those which systems give out by themselves, to every connection that is opened. */
  static int freePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(2 * CLUSTER_PORTS, 3 * CLUSTER_PORTS);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (attempt == 20 * ATTEMPTS) {
          throw taken;
        }
      }
    }
  }
}
