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
  /**
   * A framework keeps this for the thread, which was seen to wait for its next task: whatever asked
   * for it is over and has not let it go.
   */
  STRANDED,
  /** The thread has ended. */
  DEAD;

  /** Whether nobody is left who would give it back. */
  public boolean isForsaken() {
    return this == STRANDED || this == DEAD;
  }
}
