package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Handles given back to their pool once more after they were back. */
public final class DoubleReturnDetector implements Detector {

  private static final int LEAST_COUNT = 3;

  /** Sweeps without another one after which the finding is cleared. */
  private static final int QUIET_SWEEPS = 10;

  private final Map<Integer, Long> countBefore = new HashMap<>();
  private final Map<Integer, Long> lastSweeps = new HashMap<>();

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      long count = site.returnedTwice().count();
      Long before = countBefore.put(site.id(), count);
      if (count > (before == null ? 0 : before)) {
        lastSweeps.put(site.id(), facts.sweep());
      }
      if (count >= LEAST_COUNT && facts.sweep() - lastSweeps.get(site.id()) < QUIET_SWEEPS) {
        findings.add(finding(site, count));
      }
    }
    return findings;
  }

  private static Finding finding(SiteFacts site, long count) {
    return Finding.of(Kind.DOUBLE_RETURN, site.name())
        .severity(Severity.WARNING)
        .count(count)
        .evidence(
            Words.count(count, "connection")
                + " taken here "
                + Words.form(count, "was", "were")
                + " given back and then given back once more, at "
                + site.returnedTwice().other().frame()
                + ".")
        .evidence(
            "If somebody else has borrowed it in between, the second return takes it away under his"
                + " feet, and two threads use one connection.")
        .fix("Give it back once: close() in one finally or with try-with-resources, nowhere else.")
        .build();
  }
}
