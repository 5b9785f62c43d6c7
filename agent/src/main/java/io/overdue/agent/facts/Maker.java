package io.overdue.agent.facts;

/** Who wanted a connection or a pool; or why nobody has it. */
public enum Maker {
  /** The application's own line. */
  APPLICATION,
  /** A pool, to fill itself. */
  POOL,
  /** A client, for its own purposes. */
  CLIENT,
  /** A command on a connection object that had been closed, which opened it again. */
  REOPENED,
  /** A client that failed to set the connection up, and handed it to nobody. */
  UNFINISHED,
  /** A pool that has let go of the connection without closing it. */
  DISCARDED
}
