package io.overdue.agent.probe;

import java.net.Socket;

/** How a pool object is asked for a connection beside those that it counts. */
public interface SpareMaker {

  /**
   * Has the pool's own factory make one, with the address, login and trust of all the others.
   *
   * @throws Throwable whatever the factory throws
   */
  Spare make(Object pool) throws Throwable;

  /** Such a connection. */
  interface Spare {

    /** Its socket, connected and logged in; null when it has none that is known. */
    Socket socket();

    /**
     * Has the factory destroy it.
     *
     * @throws Throwable whatever the factory throws
     */
    void destroy() throws Throwable;
  }
}
