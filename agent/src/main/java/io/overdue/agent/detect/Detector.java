package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.findings.Finding;
import java.util.List;

/** Looks at the facts of each sweep, in order, for problems of its kind. */
public interface Detector {

  /** The problems that are there now: a problem is over when it is no longer among them. */
  List<Finding> examine(LedgerFacts facts);
}
