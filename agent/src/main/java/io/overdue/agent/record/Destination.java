package io.overdue.agent.record;

import java.util.HashSet;
import java.util.Set;

/**
 * A server that the application is connected to, and a pool or a connection that leads there.
 *
 * <p>Not to be kept: it holds objects of the application.
 */
public final class Destination {

  private final String address;
  private final Set<String> ends = new HashSet<>();
  private boolean encrypted;
  private Object pool;
  private Object connection;
  private int poolId;
  private String login;

  Destination(String address) {
    this.address = address;
  }

  /** Adds an open connection: our end of it. */
  void add(String end, boolean isEncrypted) {
    ends.add(end);
    encrypted |= isEncrypted;
  }

  /** Adds a pool; of several, the first made is taken, so that it is the same each time. */
  void add(Object leadingPool, int id) {
    if (pool == null || id < poolId) {
      pool = leadingPool;
      poolId = id;
    }
  }

  /** Adds a connection object that has an open connection. */
  void add(Object newConnection) {
    connection = newConnection;
  }

  /** As {@code host:port}. */
  public String address() {
    return address;
  }

  /** Our ends of the connections to it, as {@code ip:port}. */
  public Set<String> ends() {
    return ends;
  }

  public boolean isEncrypted() {
    return encrypted;
  }

  /** An open pool with a connection to it; null when there is none. */
  public Object pool() {
    return pool;
  }

  /** A connection object of the client library that is of no pool; null when there is none. */
  public Object connection() {
    return connection;
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
