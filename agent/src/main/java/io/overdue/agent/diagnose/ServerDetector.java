package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Finding;
import java.util.List;

/** Looks at the situation of each sweep, in order, for problems of its kind. */
interface ServerDetector {

  /** The problems that are there now: a problem is over when it is no longer among them. */
  List<Finding> examine(Situation now);
}
