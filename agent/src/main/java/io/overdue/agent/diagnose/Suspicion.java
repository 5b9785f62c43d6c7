package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;

/** Weighs one possible cause of a server's trouble. */
interface Suspicion {

  /**
   * What speaks for it and against it.
   *
   * @return null when nothing speaks for it
   */
  Cause weigh(Case about);
}
