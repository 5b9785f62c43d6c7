package io.overdue.agent.probe;

import io.overdue.agent.settings.ServerUri;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** A way to open one more connection to a node, beside those of the application. */
public abstract class Door {

  Door() {}

  /** A connection of the probe's own making, with the standard trust where it is encrypted. */
  public static Door to(ServerUri uri) {
    return new SocketDoor(uri, SocketDoor.STANDARD_TRUST);
  }

  /**
   * The same with another trust.
   *
   * @param trust gives null when whom to trust cannot be told
   */
  public static Door to(ServerUri uri, Callable<SSLContext> trust) {
    return new SocketDoor(uri, trust);
  }

  /**
   * One more from the factory of {@code pool}, which is referred to weakly.
   *
   * @param address the node that it must lead to
   * @param owner equal as long as the pool is the same
   * @param login equal as long as the login is the same
   */
  public static Door through(
      Object pool, SpareMaker spares, String address, Object owner, Object login) {
    return new PoolDoor(pool, spares, address, owner, login);
  }

  /** None. */
  public static Door locked(String reason) {
    return new LockedDoor(reason);
  }

  /**
   * Opens it.
   *
   * @throws Refusal when that cannot be done
   */
  abstract Wire open() throws Refusal;

  /** Equal as long as whoever opens connections is the same, and may be used. */
  abstract Object owner();

  /** Equal as long as the login is the same: what was refused to it then is refused now. */
  abstract Object login();
}
