package io.overdue.agent.record;

import java.util.HashMap;
import java.util.Map;

/**
 * A server that the application is connected to, or was lately, and what leads there.
 *
 * <p>Not to be kept: it holds objects of the application.
 */
public final class Destination {

  private final String address;
  private final Map<String, Long> ends = new HashMap<>();
  private boolean encrypted;
  private Object pool;
  private int poolId;
  private Credentials credentials;
  private String login;

  Destination(String address) {
    this.address = address;
  }

  /** Adds an open connection: our end of it, and its client id or -1. */
  void add(String end, long clientId, boolean isEncrypted) {
    ends.put(end, clientId);
    encrypted(isEncrypted);
  }

  /** Adds a pool; of several, the first made is taken, so that it is the same each time. */
  void add(Object leadingPool, int id) {
    if (pool == null || id < poolId) {
      pool = leadingPool;
      poolId = id;
    }
  }

  /** Adds how one of its connections logs in, where that can be told; any login beats none. */
  void add(Credentials connections) {
    if (credentials == null || credentials.isNone() && connections != null) {
      credentials = connections;
    }
  }

  /** Adds that its connections are encrypted. */
  void encrypted(boolean isEncrypted) {
    encrypted |= isEncrypted;
  }

  /** As {@code host:port}. */
  public String address() {
    return address;
  }

  /** Our ends of the connections to it, as {@code ip:port}, with their client ids or -1. */
  public Map<String, Long> ends() {
    return ends;
  }

  public boolean isEncrypted() {
    return encrypted;
  }

  /** An open pool with a connection to it; null when there is none. */
  public Object pool() {
    return pool;
  }

  /** How a connection to it logs in; null when that cannot be told. */
  public Credentials credentials() {
    return credentials;
  }

  void login(String poolsLogin) {
    login = poolsLogin;
  }

  /** Tells the logins of pools apart, no secret; null when it cannot be told. */
  public String login() {
    return login;
  }

  /** Tells that pool from others. */
  public int poolId() {
    return poolId;
  }
}
