package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import java.util.Collections;
import java.util.List;

/** What comes of a sweep: every finding, and why each server fills. */
public final class Assessment {

  private final List<Finding> findings;
  private final List<Diagnosis> diagnoses;

  Assessment(List<Finding> findings, List<Diagnosis> diagnoses) {
    this.findings = Collections.unmodifiableList(findings);
    this.diagnoses = Collections.unmodifiableList(diagnoses);
  }

  /** Those of the books, with what the servers see of them, and those about servers. */
  public List<Finding> findings() {
    return findings;
  }

  /** One for each server, in the order of the servers. */
  public List<Diagnosis> diagnoses() {
    return diagnoses;
  }
}
