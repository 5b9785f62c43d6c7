package io.overdue.agent.report;

import java.time.Instant;

/** Dates as ISO 8601 in UTC. */
public final class Dates {

  private Dates() {}

  /** Such as {@code 2026-11-22T01:02:03.004Z}. */
  public static String iso(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
