package io.overdue.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A web server whose handler makes a pool for each request and closes none. */
public final class PoolPerHttpRequest {

  private final Stage stage;
  private final JedisPool shared;

  private PoolPerHttpRequest(Stage stage) {
    this.stage = stage;
    this.shared = stage.pool(8);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    PoolPerHttpRequest program = new PoolPerHttpRequest(stage);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", stage.isFixed() ? program::answerFixed : program::answer);
    server.start();
    URL url = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    stage.every(
        300,
        () -> {
          try (InputStream answer = url.openStream()) {
            answer.read();
          }
        });
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = stage.redis().getHost();
    JedisPool pool = new JedisPool(host, stage.redis().getPort()); // leak: client-per-request
    try (Jedis jedis = pool.getResource()) {
      jedis.incr("requests");
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void answerFixed(HttpExchange exchange) throws IOException {
    try (Jedis jedis = shared.getResource()) {
      jedis.incr("requests");
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }
}
