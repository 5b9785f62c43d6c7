package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.Collections;
import java.util.List;

/** Pools that together may ask for more than the server gives, now or while being deployed. */
final class FleetExaminer implements Examiner {

  private final Grade grade = new Grade(NearLimitDetector.WARNING, Double.MAX_VALUE, 0.05);

  @Override
  public List<Finding> examine(Case about) {
    Fleet fleet = Fleet.of(about.server(), about.ledger().pools(), about.join());
    double limit = about.server().limit();
    if (limit <= 0 || !fleet.isBounded()) {
      return Collections.emptyList();
    }
    Severity severity = grade.of((fleet.demand() + fleet.strangers()) / limit);
    boolean whileDeployed = 2 * fleet.demand() + fleet.strangers() > limit;
    if (severity == null && !whileDeployed) {
      return Collections.emptyList();
    }
    return Collections.singletonList(
        finding(about, fleet, severity == null ? Severity.INFO : severity));
  }

  private static Finding finding(Case about, Fleet fleet, Severity severity) {
    Finding.Builder finding =
        Finding.of(Kind.FLEET_OVERCOMMIT, about.server().address())
            .severity(severity)
            .count(fleet.demand())
            .evidence(fleet.arithmetic());
    if (!about.join().isWhole()) {
      finding.evidence(
          "Other addresses with the same pools are not counted, because "
              + (about.join().isHidden()
                  ? "a proxy or address translation hides them."
                  : "not all of the server's rows are known."));
    }
    return finding
        .fix(
            "Lower maxTotal to about "
                + Words.number(Math.max(1, fleet.advisedMaximum()))
                + " a pool, use fewer pools, or raise the limit before there are more instances.")
        .check(Commands.infoClients(about.server().address()))
        .build();
  }
}
