package io.overdue.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A server of a measurement's own, on loopback, that stores nothing. */
final class Redis implements AutoCloseable {

  private final RedisServer server;
  private final int port;

  private Redis(RedisServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the server that comes with the build. */
  static Redis start() throws IOException {
    return start(Bench.servers().get(0));
  }

  static Redis start(File executable, String... settings) throws IOException {
    int port = freePort();
    RedisServerBuilder builder =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .executableProvider(() -> executable);
    for (String setting : settings) {
      builder.setting(setting);
    }
    RedisServer server = builder.build();
    server.start();
    return new Redis(server, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
