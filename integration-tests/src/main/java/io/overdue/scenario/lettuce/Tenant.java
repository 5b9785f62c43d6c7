package io.overdue.scenario.lettuce;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.overdue.scenario.Stage;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;

/** Lettuce with one connection, whatever login and encryption its server wants. */
public final class Tenant {

  private static final String PASSWORD = "changeit";

  private Tenant() {}

  /**
   * Arguments: the URI, and for a trust of its own the file of trusted keys and its {@link Way}.
   */
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    if (arguments.length > 1) {
      client.setOptions(
          ClientOptions.builder()
              .sslOptions(Way.valueOf(arguments[2]).trusting(Paths.get(arguments[1])))
              .build());
    }
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      stage.every(100, () -> connection.sync().ping());
    }
    client.shutdown();
  }

  /** How Lettuce may be told whom to trust. */
  public enum Way {

    /** The file. */
    STORE {
      @Override
      SslOptions trusting(Path keys) throws Exception {
        File file = keys.toFile();
        return SslOptions.builder().jdkSslProvider().truststore(file, PASSWORD).build();
      }
    },

    /** The JDK's own judge of the keys in the file. */
    MANAGERS {
      @Override
      SslOptions trusting(Path keys) throws Exception {
        return SslOptions.builder().jdkSslProvider().trustManager(managers(keys)).build();
      }
    },

    /** Code that hands Lettuce the file. */
    OWN_CODE {
      @Override
      SslOptions trusting(Path keys) throws Exception {
        SslOptions.Resource resource =
            () -> {
              System.out.println("asked by " + Thread.currentThread().getName());
              return Files.newInputStream(keys);
            };
        return SslOptions.builder()
            .jdkSslProvider()
            .truststore(resource, PASSWORD.toCharArray())
            .build();
      }
    };

    abstract SslOptions trusting(Path keys) throws Exception;

    private static TrustManagerFactory managers(Path keys) throws Exception {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(keys)) {
        store.load(in, PASSWORD.toCharArray());
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return managers;
    }
  }
}
