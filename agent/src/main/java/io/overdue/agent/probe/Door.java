package io.overdue.agent.probe;

import io.overdue.agent.settings.ServerUri;

/** A way to open one more connection to a node, beside those of the application. */
public abstract class Door {

  Door() {}

  /** A connection of the probe's own making. */
  public static Door to(ServerUri uri) {
    return new SocketDoor(uri);
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
