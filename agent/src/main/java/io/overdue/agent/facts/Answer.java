package io.overdue.agent.facts;

/** What came of the last attempt to ask a server for its numbers. */
public enum Answer {
  /** It told them. */
  OK,
  /** It takes no more connections. */
  AT_LIMIT,
  /** It took the connection and closed it in the TLS handshake: full, or not meant for us. */
  TLS_CLOSED,
  /** It took the connection and said nothing. */
  SILENT,
  /** There was no connection to be had. */
  UNREACHABLE,
  /** It wants a login, or another one. */
  BAD_LOGIN,
  /** The login may not use INFO. */
  FORBIDDEN,
  /** It is loading, busy with a script or without its master, and says so. */
  TRANSIENT,
  /** What it said is no reply of a Redis server, or too long, or only half of one. */
  GARBLED,
  /** There is no way to ask it. */
  NOT_ASKED
}
