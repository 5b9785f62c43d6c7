package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins the books and the servers, sweep by sweep: the one door to this package. */
public final class Diagnostics {

  private final List<ServerDetector> detectors =
      Arrays.asList(
          new NearLimitDetector(),
          new RefusingDetector(),
          new SilentDetector(),
          new ForecastDetector(),
          new ClampDetector(),
          new OwnDescriptorsDetector());

  private final Inquiry inquiry = new Inquiry();
  private final ServerMemory<Ward> wards =
      new ServerMemory<Ward>() {
        @Override
        Ward blank() {
          return new Ward();
        }
      };

  /**
   * Looks at the servers.
   *
   * @param found what the detectors have found in the books of the same sweep
   */
  public Assessment examine(Situation now, List<Finding> found) {
    List<Case> cases = new ArrayList<>();
    List<Diagnosis> diagnoses = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<String> rowsWanted = new ArrayList<>();
    for (ServerFacts server : now.servers()) {
      Ward ward = wards.of(server.address());
      Case about = new Case(server, now, found, ward.chronicle);
      cases.add(about);
      diagnoses.add(inquiry.examine(about));
      if (about.forecast().isKnown() || !about.leaks().isEmpty()) {
        rowsWanted.add(server.address());
      }
      for (Examiner examiner : ward.examiners) {
        findings.addAll(examiner.examine(about));
      }
    }
    wards.keepOnly(now.servers());
    for (ServerDetector detector : detectors) {
      findings.addAll(detector.examine(now));
    }
    for (Finding finding : found) {
      findings.add(ServerEvidence.add(finding, cases));
    }
    return new Assessment(findings, diagnoses, rowsWanted);
  }

  /** What is remembered of one server. */
  private static final class Ward {
    private final Chronicle chronicle = new Chronicle();
    private final List<Examiner> examiners =
        Arrays.asList(
            new FleetExaminer(),
            new SubscriptionExaminer(),
            new TransactionExaminer(),
            new ZombieExaminer(),
            new DeadPeersExaminer());
  }
}
