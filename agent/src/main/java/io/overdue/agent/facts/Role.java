package io.overdue.agent.facts;

/** What a site does. */
public enum Role {
  /** Takes a connection out of a pool. */
  BORROW,
  /** Causes a TCP connection. */
  CONNECT,
  /** Constructs a client or a pool. */
  CLIENT
}
