package io.overdue.agent.findings;

import java.util.Locale;

/** Whose code has to change. */
public enum Owner {
  APPLICATION,
  LIBRARY,
  AGENT;

  /** The name in reports. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
