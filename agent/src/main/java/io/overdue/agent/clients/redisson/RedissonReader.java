package io.overdue.agent.clients.redisson;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import java.util.Collections;

/** Looks into Redisson objects by the names of their fields; nothing of theirs is run. */
public final class RedissonReader implements ClientReader {

  private static final String PACKAGE = "org.redisson.";
  private static final String[] TRUST = {
    "sslTruststore", "sslKeystore", "sslTrustManagerFactory", "sslKeyManagerFactory",
  };

  private final Fields fields = new Fields(PACKAGE);

  @Override
  public Iterable<String> redisTypes() {
    return Collections.singleton(PACKAGE);
  }

  /** What leads to a node holds how to log in there. */
  @Override
  public Credentials credentialsOf(Object node) {
    Object config = fields.areOf(node) ? fields.read(node, "config") : null;
    if (config == null) {
      return null;
    }
    Object resolver = fields.read(config, "credentialsResolver");
    if (resolver != null && !resolver.getClass().getName().startsWith(PACKAGE)) {
      return Credentials.HIDDEN;
    }
    String password = (String) fields.read(config, "password");
    Credentials credentials =
        password == null
            ? Credentials.NONE
            : Credentials.of((String) fields.read(config, "username"), password);
    return isTrustUsual(config) ? credentials.withUsualTrust() : credentials;
  }

  private boolean isTrustUsual(Object config) {
    for (String trust : TRUST) {
      if (fields.read(config, trust) != null) {
        return false;
      }
    }
    return true;
  }
}
