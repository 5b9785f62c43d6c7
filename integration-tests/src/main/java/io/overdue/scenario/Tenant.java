package io.overdue.scenario;

import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A healthy service with a number of connections open, whatever login and encryption its server
 * wants; it has the agent leave when a file {@code detach} appears.
 */
public final class Tenant {

  private final JedisPool pool;
  private final int connections;

  private Tenant(JedisPool pool, int connections) {
    this.pool = pool;
    this.connections = connections;
  }

  /** Arguments: the URI, the number of connections, and for TLS the file of trusted keys. */
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    int connections = Integer.parseInt(arguments[1]);
    SSLSocketFactory trust = arguments.length > 2 ? trusting(Paths.get(arguments[2])) : null;
    Tenant tenant = new Tenant(pool(stage, connections, trust), connections);
    Path detach = Paths.get("detach");
    stage.every(
        100,
        () -> {
          try {
            tenant.work();
          } catch (JedisException down) {
            // the server is on its way up again
          }
          if (Files.exists(detach) && System.getProperty("overdue.agent") != null) {
            detach();
          }
        });
  }

  private static JedisPool pool(Stage stage, int connections, SSLSocketFactory trust) {
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(connections);
    config.setMaxIdle(connections);
    String login = stage.redis().getUserInfo();
    int colon = login == null ? -1 : login.indexOf(':');
    return new JedisPool(
        config,
        new HostAndPort(stage.redis().getHost(), stage.redis().getPort()),
        DefaultJedisClientConfig.builder()
            .user(colon > 0 ? login.substring(0, colon) : null)
            .password(colon < 0 ? null : login.substring(colon + 1))
            .ssl(trust != null)
            .sslSocketFactory(trust)
            .build());
  }

  private static SSLSocketFactory trusting(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private void work() {
    List<Jedis> all = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        all.add(pool.getResource());
      }
      for (Jedis jedis : all) {
        jedis.ping();
      }
    } finally {
      for (Jedis jedis : all) {
        jedis.close();
      }
    }
  }

  private static void detach() throws Exception {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(new ObjectName("io.overdue:type=Report"), "detach", null, null);
    boolean stayed = false;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      stayed |= thread.getName().startsWith("overdue");
    }
    System.out.println(stayed ? "a thread has stayed" : "detached");
  }
}
