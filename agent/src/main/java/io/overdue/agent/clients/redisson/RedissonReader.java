package io.overdue.agent.clients.redisson;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.clients.StoredTrust;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import java.util.Collections;

/** Looks into Redisson objects by the names of their fields; nothing of theirs is run. */
public final class RedissonReader implements ClientReader {

  private static final String PACKAGE = "org.redisson.";
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
    Object address = fields.read(config, "address");
    String password = first("password", address, config);
    Credentials credentials =
        password == null
            ? Credentials.NONE
            : Credentials.of(first("username", address, config), password);
    return credentials.trusting(new StoredTrust(config, fields, "sslTruststore", "sslKeystore"));
  }

  private String first(String field, Object address, Object config) {
    Object written = fields.read(address, field);
    return (String) (written == null ? fields.read(config, field) : written);
  }
}
