package io.overdue.agent.findings;

import java.util.Locale;

/** How sure it is that what is out will not come back. Only {@link #LEAKED} rests on a witness. */
public enum Verdict {
  SLOW,
  OVERDUE,
  LEAKED,
  RETURNED_LATE;

  /** The name in reports, such as {@code returned-late}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
