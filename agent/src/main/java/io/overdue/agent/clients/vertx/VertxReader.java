package io.overdue.agent.clients.vertx;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

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

  /** What is not in the URI is in the options of whoever made the connection for the pool. */
  @Override
  public Credentials credentialsOf(Object connection) {
    if (!isRedis(connection)) {
      return null;
    }
    Object uri = fields.read(connection, "uri");
    Object pool = fields.read(fields.read(connection, "listener"), "pool");
    Object options = fields.read(fields.read(pool, "connector"), "options");
    if (options instanceof Supplier) { // 5 and newer
      if (!isRedis(options)) {
        return Credentials.HIDDEN;
      }
      options = fields.read(fields.read(options, "value"), "result");
    }
    String password = first("password", uri, options);
    return password == null
        ? Credentials.NONE
        : Credentials.of(first("user", uri, options), password);
  }

  private String first(String field, Object uri, Object options) {
    Object written = fields.read(uri, field);
    return (String) (written == null ? fields.read(options, field) : written);
  }
}
