package io.overdue.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/**
 * The Redis of the demo: the one that {@code -Dredis.uri} names, the one that the executable {@code
 * -Dredis.server} starts, or the one inside the embedded-redis library.
 */
final class DemoRedis implements AutoCloseable {

  private final URI uri;
  private final RedisServer started;

  private DemoRedis(URI uri, RedisServer started) {
    this.uri = uri;
    this.started = started;
  }

  static DemoRedis start() throws IOException {
    String given = System.getProperty("redis.uri");
    if (given != null) {
      return new DemoRedis(URI.create(given), null);
    }
    int port = freePort();
    String executable = System.getProperty("redis.server");
    RedisServerBuilder builder =
        RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"");
    if (executable != null) {
      builder.executableProvider(
          executable.contains(File.separator)
              ? () -> new File(executable)
              : ExecutableProvider.newExecutableInPath(executable));
    }
    RedisServer server = builder.build();
    server.start();
    return new DemoRedis(URI.create("redis://127.0.0.1:" + port), server);
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() throws IOException {
    if (started != null) {
      started.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
