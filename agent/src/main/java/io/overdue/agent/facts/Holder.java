package io.overdue.agent.facts;

/** What has become of the thread that took something. */
public enum Holder {
  /** Too young to have been looked at. */
  UNKNOWN,
  /** The thread is still inside the method that took it, and has taken nothing there since. */
  INSIDE,
  /** The thread has left the method, or has come back to it and taken another. */
  OUTSIDE,
  /** The thread has ended. */
  DEAD
}
