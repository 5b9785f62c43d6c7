package io.overdue.shop;

import io.overdue.scenario.Stage;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shop and its visitors.
 *
 * <p>Arguments: the URI of its Redis; the client; then the pages that are visited until the end.
 * After {@code once} each page is visited once, and the shop closes by itself. The client is {@code
 * jedis}, or Lettuce in one of three ways: {@code lettuce} (one connection shared by all, and a
 * pool for what cannot share), {@code lettuce-unshared} (everything from the pool), {@code
 * lettuce-bare} (no pool either).
 */
@SpringBootApplication
public class Shop {

  private static final int MILLIS_BETWEEN_VISITS = 250;

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SpringApplication application = new SpringApplication(Shop.class);
    application.setDefaultProperties(properties(stage.redis(), arguments[1]));
    ConfigurableApplicationContext shop = application.run();
    System.out.println("open");
    String address = "http://127.0.0.1:" + shop.getEnvironment().getProperty("local.server.port");
    List<String> pages = Arrays.asList(arguments).subList(2, arguments.length);
    if (pages.contains("once")) {
      for (String page : pages.subList(pages.indexOf("once") + 1, pages.size())) {
        visit(address + page);
      }
    } else {
      List<Thread> visitors = new ArrayList<>();
      for (String page : pages) {
        visitors.add(
            stage.everyInBackground(page, MILLIS_BETWEEN_VISITS, () -> visit(address + page)));
      }
      for (Thread visitor : visitors) {
        visitor.join();
      }
    }
    shop.close();
    System.out.println("closed");
    System.exit(0); // what the pages made and left behind may have threads
  }

  /** What would stand in application.properties, by its names before and since Boot 3. */
  private static Properties properties(URI redis, String client) {
    String library = client.startsWith("lettuce") ? "lettuce" : "jedis";
    Properties properties = new Properties();
    for (String prefix : new String[] {"spring.redis.", "spring.data.redis."}) {
      properties.setProperty(prefix + "host", redis.getHost());
      properties.setProperty(prefix + "port", String.valueOf(redis.getPort()));
      properties.setProperty(prefix + "client-type", library);
      properties.setProperty(
          prefix + library + ".pool.enabled", String.valueOf(!client.equals("lettuce-bare")));
      properties.setProperty(prefix + library + ".pool.max-active", "1000");
      properties.setProperty(prefix + library + ".pool.max-idle", "50");
    }
    properties.setProperty("shop.shared", String.valueOf(client.equals("lettuce")));
    properties.setProperty("server.port", "0");
    properties.setProperty("server.address", "127.0.0.1");
    properties.setProperty("server.tomcat.threads.max", "8");
    properties.setProperty("spring.main.banner-mode", "off");
    properties.setProperty("logging.level.root", "error");
    properties.setProperty("logging.level.org.apache.catalina", "off"); // pages fail on purpose
    return properties;
  }

  private static void visit(String page) throws Exception {
    HttpURLConnection visit = (HttpURLConnection) new URL(page).openConnection();
    int answer = visit.getResponseCode();
    if (answer == 404) {
      throw new IllegalArgumentException(page);
    }
    try (InputStream body = answer < 400 ? visit.getInputStream() : visit.getErrorStream()) {
      while (body != null && body.read() >= 0) {
        // a browser reads to the end
      }
    }
  }
}
