package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loans with a transaction that was begun and neither executed nor discarded. */
final class TransactionExaminer implements Examiner {

  /** So long nothing has to have happened in it. */
  private static final int LEAST_SWEEPS = 5;

  @Override
  public List<Finding> examine(Case about) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : about.ledger().sites()) {
      List<RowFacts> open = open(about, site);
      if (!open.isEmpty()) {
        findings.add(finding(about, site, open));
      }
    }
    return findings;
  }

  private static List<RowFacts> open(Case about, SiteFacts site) {
    long leastSeconds = LEAST_SWEEPS * about.ledger().intervalNanos() / 1_000_000_000L;
    List<RowFacts> open = new ArrayList<>();
    for (Outstanding loan : site.outstanding()) {
      RowFacts row = loan.local() == null ? null : about.join().row(loan.local());
      boolean isOpen = row != null && row.multi() >= 0 && row.idleSeconds() >= leastSeconds;
      if (isOpen && !about.isLeaked(loan.local())) {
        open.add(row);
      }
    }
    return open;
  }

  private static Finding finding(Case about, SiteFacts site, List<RowFacts> open) {
    List<Long> idle = new ArrayList<>();
    for (RowFacts row : open) {
      idle.add(row.idleSeconds());
    }
    return Finding.of(Kind.TRANSACTION_LEFT_OPEN, site.name())
        .verdict(Verdict.OVERDUE)
        .severity(Severity.WARNING)
        .count(open.size())
        .evidence(
            Words.count(open.size(), "connection")
                + " to "
                + about.server().address()
                + ", taken here, "
                + Words.form(open.size(), "has", "have")
                + " a transaction open in which nothing happened for "
                + Words.duration(Collections.max(idle) * 1_000_000_000L)
                + ".")
        .fix(
            "Call exec() or discard() in finally, or close the transaction with try-with-resources;"
                + " with Spring, use transaction support only inside @Transactional methods.")
        .check(Release.of(about.server()).list(open))
        .build();
  }
}
