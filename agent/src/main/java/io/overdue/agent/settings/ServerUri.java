package io.overdue.agent.settings;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.Locale;

/** Where and as whom to ask a server. */
public final class ServerUri {

  private static final String ANY_HOST = "*";
  private static final int STANDARD_PORT = 6379;
  private static final int LAST_PORT = 65_535;

  private final String host;
  private final int port;
  private final boolean tls;
  private final String user;
  private final String password;

  private ServerUri(String host, int port, boolean tls, String user, String password) {
    this.host = host;
    this.port = port;
    this.tls = tls;
    this.user = user;
    this.password = password;
  }

  /** A place without a login. */
  public static ServerUri of(String host, int port, boolean tls) {
    return new ServerUri(host, port, tls, null, null);
  }

  /**
   * Reads {@code redis[s]://[[user]:password@]host[:port][/database]}; a percent sign escapes.
   *
   * @throws IllegalArgumentException when it is none; the message shows nothing of it
   */
  public static ServerUri parse(String written) {
    boolean tls = written.startsWith("rediss://");
    if (!tls && !written.startsWith("redis://")) {
      throw new IllegalArgumentException();
    }
    String rest = written.substring(written.indexOf("//") + 2);
    int at = rest.lastIndexOf('@');
    String login = at < 0 ? "" : rest.substring(0, at);
    String place = rest.substring(at + 1);
    int slash = place.indexOf('/');
    place = slash < 0 ? place : place.substring(0, slash);
    int colon = place.lastIndexOf(':');
    colon = colon > place.lastIndexOf(']') ? colon : -1;
    String host = (colon < 0 ? place : place.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (host.isEmpty()) {
      throw new IllegalArgumentException();
    }
    int port = colon < 0 ? STANDARD_PORT : Integer.parseInt(place.substring(colon + 1));
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException();
    }
    int split = login.indexOf(':');
    String user = split <= 0 ? null : decoded(login.substring(0, split));
    String password = login.isEmpty() ? null : decoded(login.substring(split + 1));
    return new ServerUri(host, port, tls, user, password);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), "UTF-8");
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether it tells how to log in everywhere, and not where. */
  public boolean isForAnyHost() {
    return host.equals(ANY_HOST);
  }

  /** The same place with a login. */
  public ServerUri as(String newUser, String newPassword) {
    return new ServerUri(host, port, tls, newUser, newPassword);
  }

  /** The same login elsewhere. */
  public ServerUri at(String newHost, int newPort) {
    return new ServerUri(newHost, newPort, tls, user, password);
  }

  /** As {@code host:port}. */
  public String address() {
    return host + ":" + port;
  }

  /** IPv6 without brackets. */
  public String host() {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  public int port() {
    return port;
  }

  public boolean isTls() {
    return tls;
  }

  /** Null for the standard user. */
  public String user() {
    return user;
  }

  /** Null for no login. */
  public String password() {
    return password;
  }

  /** Without the login. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://") + address();
  }
}
