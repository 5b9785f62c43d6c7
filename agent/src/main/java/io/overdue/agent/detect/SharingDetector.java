package io.overdue.agent.detect;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that several threads were seen to use at the same moment, of a client whose
 * connections are for one thread.
 *
 * <p>Sharing under a lock is none: there, each command has its reply before the next begins.
 */
public final class SharingDetector implements Detector {

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      List<Outstanding> shared = new ArrayList<>();
      for (Outstanding one : site.outstanding()) {
        if (one.condition() == Condition.SHARED) {
          shared.add(one);
        }
      }
      // A lent connection is in the books twice; the loan is what the application can change.
      if (!shared.isEmpty() && site.name().isApplication() && isMadeHere(site)) {
        findings.add(finding(site, shared));
      }
    }
    return findings;
  }

  private static boolean isMadeHere(SiteFacts site) {
    return site.role() == Role.BORROW || site.name().maker() == Maker.APPLICATION;
  }

  private static Finding finding(SiteFacts site, List<Outstanding> shared) {
    return Finding.of(Kind.SHARED_ACROSS_THREADS, site.name())
        .severity(Severity.WARNING)
        .count(shared.size())
        .evidence(
            Words.count(shared.size(), "connection")
                + " taken here"
                + LoanWords.through(site)
                + " by thread "
                + shared.get(0).thread()
                + " "
                + Words.form(shared.size(), "is", "are")
                + " used by several threads at once: again and again one sends a command before"
                + " another has read its reply.")
        .evidence(
            "Replies then go to the wrong thread: wrong values, ClassCastException, and broken"
                + " connections.")
        .fix(
            "Borrow a connection where it is used and give it back there, instead of keeping one in"
                + " a field; or share a client that is built for it, such as JedisPooled.")
        .build();
  }
}
