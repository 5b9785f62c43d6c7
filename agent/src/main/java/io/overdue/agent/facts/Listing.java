package io.overdue.agent.facts;

/** Which rows of a server's client list are known. */
public enum Listing {
  NONE,
  /** Those of this process whose client id was known. */
  OURS,
  /** All. */
  ALL
}
