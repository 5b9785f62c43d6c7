package io.overdue.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis or Valkey of one test, on a port of its own. */
final class Server implements AutoCloseable {

  private static final AtomicInteger STARTED = new AtomicInteger();

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
    try {
      int port = freePort();
      RedisServerBuilder builder =
          RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"");
      if (password != null) {
        builder.setting("requirepass " + password);
      }
      if (!Given.redisServers().isEmpty()) {
        Path next =
            Given.redisServers().get(STARTED.getAndIncrement() % Given.redisServers().size());
        builder.executableProvider(next::toFile);
      }
      RedisServer server = builder.build();
      server.start();
      return new Server(server, port, password);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
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
