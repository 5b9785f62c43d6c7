package io.overdue.agent.facts;

/** What is unusual about a connection while it is out. */
public enum Condition {
  /** Nothing. */
  USUAL,
  /** Somebody closed it instead of giving it back. */
  CLOSED,
  /** A transaction was begun on it and neither executed nor discarded. */
  IN_TRANSACTION,
  /** It was subscribed to channels, and no longer is. */
  UNSUBSCRIBED,
  /** Several threads were seen in the middle of a command on it at the same time. */
  SHARED
}
