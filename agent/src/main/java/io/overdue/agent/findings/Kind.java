package io.overdue.agent.findings;

import java.util.Locale;

/** The named problems; the slug is part of the public surface. */
public enum Kind {
  UNRETURNED,
  UNRETURNED_ON_EXCEPTION,
  SLOW_HOLDER,
  PIPELINE_NOT_CLOSED,
  CLOSED_NOT_RETURNED,
  NESTED_BORROW,
  ENDLESS_WAIT,
  POOL_EXHAUSTED,
  CLIENT_PER_REQUEST,
  CONNECT_PER_OPERATION,
  DUPLICATE_POOLS,
  LOST_TO_GC,
  SUBSCRIPTION_KEPT,
  TRANSACTION_LEFT_OPEN,
  SERVER_NEAR_LIMIT,
  SERVER_REFUSING,
  LIMIT_FORECAST,
  FD_CLAMPED,
  FLEET_OVERCOMMIT,
  DEAD_PEERS_KEPT,
  SERVER_ZOMBIES,
  SERVER_SILENT,
  JVM_FDS_LOW;

  /** The name in reports, such as {@code slow-holder}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
