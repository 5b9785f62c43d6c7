package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bare connections that became garbage while they were open: nobody can close them any more. */
public final class LostToGcDetector implements Detector {

  private static final int LEAST_LOST = 3;

  /** Sweeps without a loss after which the finding is cleared. */
  private static final int QUIET_SWEEPS = 10;

  private final Map<Integer, Long> lostBefore = new HashMap<>();
  private final Map<Integer, Long> lastSweeps = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      if (site.role() != Role.CONNECT || site.name().maker() != Maker.APPLICATION) {
        continue;
      }
      long lost = site.counts().lost();
      Long before = lostBefore.put(site.id(), lost);
      if (lost > (before == null ? 0 : before)) {
        lastSweeps.put(site.id(), facts.sweep());
      }
      if (lost >= LEAST_LOST && facts.sweep() - lastSweeps.get(site.id()) < QUIET_SWEEPS) {
        findings.add(finding(site));
      }
    }
    return findings;
  }

  private static Finding finding(SiteFacts site) {
    long lost = site.counts().lost();
    return Finding.of(Kind.LOST_TO_GC, site.name())
        .verdict(Verdict.LEAKED)
        .severity(Severity.WARNING)
        .count(lost)
        .evidence(
            Words.number(lost)
                + " of "
                + Words.count(site.counts().opened(), "connection")
                + " made here "
                + Words.form(lost, "was", "were")
                + " collected as garbage while still open; "
                + Words.number(site.counts().returned())
                + " "
                + Words.form(site.counts().returned(), "was", "were")
                + " closed.")
        .evidence(
            "Until the collector runs, each of them occupies a client of the server: a JVM with a"
                + " large heap runs it rarely.")
        .fix("Close what is opened here, in finally or with try-with-resources.")
        .check(Commands.infoClients(null))
        .build();
  }
}
