package io.overdue.agent.findings;

import java.util.Locale;

/** How much a finding matters, in rising order. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** Costs capacity. */
  WARNING,
  /** An outage, now or soon. */
  CRITICAL;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
