package io.overdue.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis or Valkey of one test, on a port of its own. */
final class Server implements AutoCloseable {

  /** Between asking for a free port and taking it, somebody else may take it. */
  private static final int ATTEMPTS = 5;

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static File embedded;

  private final RedisServer server;
  private final int port;
  private final String password;

  private Server(RedisServer server, int port, String password) {
    this.server = server;
    this.port = port;
    this.password = password;
  }

  static Server start() {
    return start(null);
  }

  /** A server that wants {@code password}; null for none. */
  static Server start(String password) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return tryToStart(password);
      } catch (IOException portTakenMeanwhile) {
        last = portTakenMeanwhile;
      }
    }
    throw new UncheckedIOException(last);
  }

  private static Server tryToStart(String password) throws IOException {
    int port = freePort();
    File executable = executable();
    RedisServerBuilder builder =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .executableProvider(() -> executable);
    if (password != null) {
      builder.setting("requirepass " + password);
    }
    RedisServer server = builder.build();
    server.start();
    return new Server(server, port, password);
  }

  /**
   * Those of {@code -Doverdue.test.redis} in turn, or the one inside the embedded-redis library.
   */
  private static synchronized File executable() throws IOException {
    List<Path> given = Given.redisServers();
    if (!given.isEmpty()) {
      return given.get(STARTED.getAndIncrement() % given.size()).toFile();
    }
    if (embedded == null) {
      embedded = ExecutableProvider.newJarResourceProvider().get();
    }
    return embedded;
  }

  String uri() {
    return "redis://" + (password == null ? "" : ":" + password + "@") + "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
