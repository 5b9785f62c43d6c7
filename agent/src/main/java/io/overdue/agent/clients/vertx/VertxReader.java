package io.overdue.agent.clients.vertx;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Looks into objects of Vert.x by the names of their fields; nothing of theirs is run. */
public final class VertxReader implements ClientReader {

  private static final String REDIS = "io.vertx.redis.client.";

  /** Only leases of Redis connections are ever asked about. */
  private static final List<String> TYPES =
      Collections.unmodifiableList(
          Arrays.asList(
              REDIS,
              "io.vertx.core.net.impl.pool.SimpleConnectionPool$LeaseImpl",
              "io.vertx.core.internal.pool.SimpleConnectionPool$LeaseImpl"));

  private final Fields fields = new Fields("io.vertx.");

  @Override
  public Iterable<String> redisTypes() {
    return TYPES;
  }

  /** A handle is a lease, which is about a connection. */
  @Override
  public Object connectionOf(Object handle) {
    Object connection = fields.areOf(handle) ? fields.read(handle, "connection") : null;
    return isRedis(connection) ? connection : null;
  }

  private static boolean isRedis(Object object) {
    return object != null && object.getClass().getName().startsWith(REDIS);
  }

  /** A password that is not in the URI is not kept by a connection. */
  @Override
  public Credentials credentialsOf(Object connection) {
    if (!isRedis(connection)) {
      return null;
    }
    Object uri = fields.read(connection, "uri");
    String password = (String) fields.read(uri, "password");
    return password == null
        ? Credentials.NONE
        : Credentials.of((String) fields.read(uri, "user"), password);
  }
}
