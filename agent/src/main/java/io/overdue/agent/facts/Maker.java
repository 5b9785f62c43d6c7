package io.overdue.agent.facts;

/** Who wanted a connection or a pool. */
public enum Maker {
  /** The application's own line. */
  APPLICATION,
  /** A pool, to fill itself. */
  POOL,
  /** A client, for its own purposes. */
  CLIENT
}
