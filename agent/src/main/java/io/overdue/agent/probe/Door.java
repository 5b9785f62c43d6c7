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
   * @param login equal as long as pool and login are the same
   */
  public static Door through(Object pool, SpareMaker spares, String address, Object login) {
    return new PoolDoor(pool, spares, address, login);
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

  /** Equal as long as login and owner are the same: what was refused then is refused now. */
  abstract Object key();
}
