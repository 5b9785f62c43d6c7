package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Finding;
import java.util.List;

/** Looks at one server and what is joined to it, sweep by sweep, for problems of its kind. */
interface Examiner {

  /** The problems that are there now: a problem is over when it is no longer among them. */
  List<Finding> examine(Case about);
}
