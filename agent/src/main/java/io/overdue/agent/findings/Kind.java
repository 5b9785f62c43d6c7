package io.overdue.agent.findings;

import java.util.Locale;

/** The named problems; the slug is part of the public surface. */
public enum Kind {
  UNRETURNED,
  UNRETURNED_ON_EXCEPTION,
  SLOW_HOLDER,
  PIPELINE_NOT_CLOSED,
  TRANSACTION_LEFT_OPEN,
  SUBSCRIPTION_KEPT,
  CLOSED_NOT_RETURNED,
  SOCKET_WITHOUT_OWNER,
  HANDSHAKE_LEFT_OPEN,
  USE_AFTER_CLOSE,
  LIBRARY_GROWTH,
  DOUBLE_RETURN,
  SHARED_ACROSS_THREADS,
  NESTED_BORROW,
  ENDLESS_WAIT,
  POOL_EXHAUSTED,
  CLIENT_PER_REQUEST,
  CONNECT_PER_OPERATION,
  DUPLICATE_POOLS,
  POOL_CHURN,
  LOST_TO_GC,
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
