package io.overdue.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * The service: an HTTP server whose virtual users ask for every feature, the healthy way always and
 * the leaky way where its switch is on.
 *
 * <p>{@code java -jar demo-app.jar REDIS_URI all|none|name,name}; ends when its standard input
 * does.
 */
public final class DemoService {

  private static final int THREADS = 8;

  private final List<Feature> features;
  private final Set<String> leaks;
  private HttpServer server;

  private DemoService(List<Feature> features, Set<String> leaks) {
    this.features = features;
    this.leaks = leaks;
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: java -jar demo-app.jar REDIS_URI all|none|name,name");
      System.exit(2);
    }
    Redis redis = new Redis(URI.create(arguments[0]));
    List<Feature> features =
        Arrays.asList(
            new OrderCache(redis),
            new SessionStore(redis),
            new PriceService(redis),
            new AuditTrail(redis),
            new CartWriter(redis),
            new Notifications(redis));
    DemoService service = new DemoService(features, leaks(arguments[1], features));
    service.start();
    System.out.println("demo service is ready on port " + service.server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // until whoever started this has gone
    }
    System.exit(0);
  }

  private static Set<String> leaks(String switches, List<Feature> features) {
    Set<String> leaks = new HashSet<>(Arrays.asList(switches.split(",")));
    if (leaks.contains("all")) {
      for (Feature feature : features) {
        leaks.add(feature.name());
      }
    }
    return leaks;
  }

  private void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    for (Feature feature : features) {
      server.createContext("/healthy/" + feature.name(), new Requests(feature, false));
      server.createContext("/leaky/" + feature.name(), new Requests(feature, true));
    }
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    for (Feature feature : features) {
      new VirtualUser(base + "/healthy/" + feature.name(), 50).start();
      if (leaks.contains(feature.name())) {
        new VirtualUser(base + "/leaky/" + feature.name(), 400).start();
      }
    }
  }

  /** Serves one path. */
  private static final class Requests implements HttpHandler {

    private final Feature feature;
    private final boolean leaky;

    Requests(Feature feature, boolean leaky) {
      this.feature = feature;
      this.leaky = leaky;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      int status = 204;
      try {
        if (leaky) {
          feature.leaky();
        } else {
          feature.healthy();
        }
      } catch (Exception failed) {
        status = 500;
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    }
  }
}
