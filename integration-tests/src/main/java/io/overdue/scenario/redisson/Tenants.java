package io.overdue.scenario.redisson;

import io.overdue.scenario.Stage;
import java.net.URI;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.SingleServerConfig;

/** Redisson at several servers, with a login told apart from the address, in it, or over TLS. */
public final class Tenants {

  private Tenants() {}

  /** Arguments: URIs; after one of {@code rediss} the file of trusted keys. */
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    List<RedissonClient> clients = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      URI uri = URI.create(arguments[i]);
      Config config = Life.config(arguments[i], 1);
      if (uri.getScheme().equals("rediss")) {
        i++;
        config
            .useSingleServer()
            .setSslTruststore(Paths.get(arguments[i]).toUri().toURL())
            .setSslTruststorePassword("changeit");
      }
      if (uri.getUserInfo().startsWith(":")) {
        apart(config.useSingleServer(), uri);
      }
      clients.add(Redisson.create(config));
    }
    stage.every(
        100,
        () -> {
          for (RedissonClient client : clients) {
            client.getBucket("a", StringCodec.INSTANCE).set("b");
          }
        });
    System.exit(0);
  }

  private static void apart(SingleServerConfig config, URI uri) {
    config
        .setAddress(uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort())
        .setPassword(uri.getUserInfo().substring(1));
  }
}
