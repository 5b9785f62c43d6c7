package io.overdue.agent.findings;

import java.util.Locale;

/** Why a server may be full; the slug is part of the public surface. */
public enum CauseKind {
  /** Lines of this process do not give back what they take. */
  LEAK_IN_THIS_JVM,
  /** Somebody connects for each operation, and closes again. */
  CLIENTS_PER_REQUEST,
  /** Pools, each of a good size, are too many. */
  POOLS_TIMES_INSTANCES,
  /** All is well, but the limit. */
  LIMIT_TOO_LOW,
  /** Subscribers are added and never removed. */
  SUBSCRIPTIONS_KEPT,
  /** The server may not open the files for more clients. */
  DESCRIPTOR_LIMIT,
  /** Clients that have been idle for long, or are gone, are never closed. */
  IDLE_OR_DEAD_PEERS,
  /** Many clients came at once. */
  SCALE_OUT,
  /** Another process does not give back what it takes. */
  LEAK_ELSEWHERE,
  /** Nothing stands out. */
  NOT_ENOUGH_EVIDENCE;

  /** The name in reports, such as {@code leak-elsewhere}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
