package io.overdue.agent.facts;

/** What has become of the thread that took something. */
public enum Holder {
  /** Too young to have been looked at. */
  UNKNOWN,
  /** The thread is still inside the method that took it, and has taken nothing there since. */
  INSIDE,
  /** The thread has left the method, and has asked for nothing since: it may be keeping this. */
  KEPT,
  /**
   * The thread has left the method and has asked for more since, or has taken another there; or
   * what it asked for came later, and is bound to no thread.
   */
  OUTSIDE,
  /** The thread has ended. */
  DEAD
}
