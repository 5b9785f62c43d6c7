package io.overdue.agent.record;

/** Told at once, on an application thread, that somebody got no connection; must not block. */
public interface Alarm {

  /** A pool had nothing to lend. */
  void poolRefused();

  /**
   * A server ended a connection within moments.
   *
   * @param server as {@code host:port}
   */
  void serverRefused(String server);
}
