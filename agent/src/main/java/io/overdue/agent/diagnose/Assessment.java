package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import java.util.Collections;
import java.util.List;

/** What comes of a sweep: every finding, and why each server fills. */
public final class Assessment {

  private final List<Finding> findings;
  private final List<Diagnosis> diagnoses;
  private final List<String> rowsWanted;

  Assessment(List<Finding> findings, List<Diagnosis> diagnoses, List<String> rowsWanted) {
    this.findings = Collections.unmodifiableList(findings);
    this.diagnoses = Collections.unmodifiableList(diagnoses);
    this.rowsWanted = Collections.unmodifiableList(rowsWanted);
  }

  /** Of the books alone. */
  public static Assessment none(List<Finding> found) {
    return new Assessment(
        found, Collections.<Diagnosis>emptyList(), Collections.<String>emptyList());
  }

  /** Those of the books, with what the servers see of them, and those about servers. */
  public List<Finding> findings() {
    return findings;
  }

  /** One for each server, in the order of the servers. */
  public List<Diagnosis> diagnoses() {
    return diagnoses;
  }

  /** Addresses of servers whose rows would tell more. */
  public List<String> rowsWanted() {
    return rowsWanted;
  }
}
