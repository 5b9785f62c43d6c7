package io.overdue.agent.record;

/** How a connection of the application logs in; to be used for that and nothing else. */
public final class Credentials {

  /** It does not. */
  public static final Credentials NONE = new Credentials(null, null, false, null);

  /** By means that are the application's code, which nobody else may run. */
  public static final Credentials HIDDEN = new Credentials(null, null, true, null);

  private final String user;
  private final String password;
  private final boolean hidden;
  private final Trust trust;

  private Credentials(String user, String password, boolean hidden, Trust trust) {
    this.user = user;
    this.password = password;
    this.hidden = hidden;
    this.trust = trust;
  }

  /**
   * @param user null for the standard one
   */
  public static Credentials of(String user, String password) {
    return new Credentials(user, password, false, null);
  }

  /** The same over encrypted connections that trust so. */
  public Credentials trusting(Trust newTrust) {
    return new Credentials(user, password, hidden, newTrust);
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

  /** Whom an encrypted connection trusts; null when that cannot be told. */
  public Trust trust() {
    return trust == null || trust.isGone() ? null : trust;
  }
}
