package io.overdue.agent.record;

/** How a connection of the application logs in; to be used for that and nothing else. */
public final class Credentials {

  /** It does not. */
  public static final Credentials NONE = new Credentials(null, null, false, false);

  /** By means that are the application's code, which nobody else may run. */
  public static final Credentials HIDDEN = new Credentials(null, null, true, false);

  private final String user;
  private final String password;
  private final boolean hidden;
  private final boolean trustUsual;

  private Credentials(String user, String password, boolean hidden, boolean trustUsual) {
    this.user = user;
    this.password = password;
    this.hidden = hidden;
    this.trustUsual = trustUsual;
  }

  /**
   * @param user null for the standard one
   */
  public static Credentials of(String user, String password) {
    return new Credentials(user, password, false, false);
  }

  /** The same where encrypted connections are trusted as the JVM trusts them. */
  public Credentials withUsualTrust() {
    return new Credentials(user, password, hidden, true);
  }

  /** Null for the standard user. */
  public String user() {
    return user;
  }

  /** Null for none. */
  public String password() {
    return password;
  }

  /** Whether it does not log in. */
  public boolean isNone() {
    return password == null && !hidden;
  }

  /** Whether it logs in, and nobody can tell how. */
  public boolean isHidden() {
    return hidden;
  }

  /** Whether the standard trust of the JVM is known to be enough for an encrypted connection. */
  public boolean isTrustUsual() {
    return trustUsual;
  }
}
