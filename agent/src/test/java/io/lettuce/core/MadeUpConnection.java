package io.lettuce.core;

/** Shaped like the connections of Lettuce, whose fields are read by name. */
public final class MadeUpConnection {

  /** Up to 5. */
  public char[] password;

  /** From 6 on. */
  public State state;

  /** From 6 on, of a cluster. */
  public State connectionState;

  public Options clientOptions = new Options();

  /** What a reconnect repeats. */
  public static final class State {
    public String username;
    public char[] password;
    public Object credentialsProvider;
  }

  /** A provider of a login that never changes. */
  public static final class Unchanging {
    public final State credentials;

    public Unchanging(State credentials) {
      this.credentials = credentials;
    }
  }

  /** Options of a client. */
  public static final class Options {
    public final Ssl sslOptions = new Ssl();
  }

  /** Whom it trusts: whom the JVM does. */
  public static final class Ssl {
    public Object keystore;
    public Object truststore;
  }
}
