package io.overdue.agent.clients.lettuce;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.clients.StoredTrust;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import io.overdue.agent.record.Trust;
import java.net.Socket;
import java.util.Collections;
import java.util.concurrent.Callable;

/**
 * Looks into Lettuce objects by the names of their fields; no code of the application is run. A
 * pooled handle is itself the connection.
 */
public final class LettuceReader implements ClientReader {

  private static final String PACKAGE = "io.lettuce.core.";

  private static final Fields FIELDS = new Fields(PACKAGE);

  /** What remembers a login for the next reconnect: 6 and newer, a cluster's or sentinel's. */
  private static final String[] STATES = {"state", "connectionState"};

  @Override
  public Iterable<String> redisTypes() {
    return Collections.singleton(PACKAGE);
  }

  @Override
  public Object connectionOf(Object handle) {
    return handle.getClass().getName().startsWith(PACKAGE) ? handle : null;
  }

  @Override
  public Socket socketOf(Object handle) {
    return null; // channels are told by the books
  }

  @Override
  public Credentials credentialsOf(Object connection) {
    if (connectionOf(connection) == null) {
      return null;
    }
    Credentials credentials = login(connection); // up to 5
    for (String state : STATES) {
      credentials = credentials.isNone() ? login(read(connection, state)) : credentials;
    }
    Object ssl = read(read(connection, "clientOptions"), "sslOptions");
    return ssl == null ? credentials : credentials.trusting(trust(ssl));
  }

  /** As its last handshake told it, over RESP3; up to 6.1 it is not kept. */
  @Override
  public long clientIdOf(Object connection) {
    for (String state : STATES) {
      Object id = read(read(read(connection, state), "handshakeResponse"), "connectionId");
      if (id instanceof Long) {
        return (Long) id;
      }
    }
    return -1;
  }

  private static Credentials login(Object holder) {
    Object provider = read(holder, "credentialsProvider"); // 6.2 and newer
    Object source = provider == null ? holder : ready(provider);
    if (provider != null && source == null) {
      return Credentials.HIDDEN;
    }
    Object user = read(source, "username");
    Object password = read(source, "password");
    return password instanceof char[] && ((char[]) password).length > 0
        ? Credentials.of(user == null ? null : user.toString(), new String((char[]) password))
        : Credentials.NONE;
  }

  /** What one of Lettuce's own providers always answers; null for those of applications. */
  private static Object ready(Object provider) {
    Object unchanging = read(provider, "credentials");
    if (unchanging != null || !provider.getClass().getName().startsWith(PACKAGE + "RedisURI$")) {
      return unchanging;
    }
    try { // made of a URI, in 7 and newer: it has its answer ready
      Class<?> asProvider = provider.getClass().getInterfaces()[0];
      Object answer = asProvider.getMethod("resolveCredentials").invoke(provider);
      return answer instanceof Callable ? ((Callable<?>) answer).call() : null;
    } catch (Exception notAsExpected) {
      return null;
    }
  }

  private static Trust trust(Object ssl) {
    return read(ssl, "trustmanager") == null
        ? new StoredTrust(ssl, FIELDS, "truststore", "keystore") // up to 5.1
        : new LettuceTrust(ssl);
  }

  @Override
  public boolean asksForName(StackTraceElement caller, StackTraceElement called) {
    return false;
  }

  @Override
  public boolean isInTransaction(Object handle) {
    return read(handle, "multi") != null;
  }

  /** Its connections do not know their pool. */
  @Override
  public boolean disown(Object handle) {
    return true;
  }

  @Override
  public String loginOf(Object factory) {
    return null;
  }

  /** The value of a field of a Lettuce class; null when there is none or it may not be read. */
  static Object read(Object object, String fieldName) {
    return FIELDS.read(object, fieldName);
  }
}
