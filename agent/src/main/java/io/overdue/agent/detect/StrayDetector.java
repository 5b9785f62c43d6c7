package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.LibraryFault;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Open connections that nobody can close any more, because the client library lost them: it failed
 * to set them up, or its pool let go of them.
 */
public final class StrayDetector implements Detector {

  private static final int LEAST_COUNT = 3;

  /** Sweeps without another one, and with none open, after which the finding is cleared. */
  private static final int QUIET_SWEEPS = 10;

  private final SiteMemory<Memory> memories =
      new SiteMemory<Memory>() {
        @Override
        Memory blank() {
          return new Memory();
        }
      };

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      Kind kind = site.role() == Role.CONNECT ? kind(site.name().maker()) : null;
      if (kind != null) {
        Memory memory = memories.of(site.id());
        memory.observe(facts, site);
        if (memory.isProof(facts.sweep())) {
          findings.add(finding(kind, site, memory));
        }
      }
    }
    return findings;
  }

  private static Kind kind(Maker maker) {
    switch (maker) {
      case UNFINISHED:
        return Kind.HANDSHAKE_LEFT_OPEN;
      case DISCARDED:
        return Kind.SOCKET_WITHOUT_OWNER;
      default:
        return null;
    }
  }

  private static Finding finding(Kind kind, SiteFacts site, Memory memory) {
    boolean unfinished = kind == Kind.HANDSHAKE_LEFT_OPEN;
    return Finding.of(kind, site.name())
        .verdict(Verdict.LEAKED)
        .severity(Severity.WARNING)
        .library(new LibraryFault(site.name().library(), null, null, null))
        .count(memory.count())
        .evidence(unfinished ? handshakes(site, memory) : discards(site))
        .evidence(fate(site, memory))
        .about(LoanWords.locals(memory.open))
        .fix(
            unfinished
                ? "Have what the client calls while it logs in, such as a supplier of credentials,"
                    + " fail with an exception of the client's own: then it closes the connection."
                : "Give connections back with close(), also broken ones, and let the client throw"
                    + " them away; update the client.")
        .check(Commands.infoClients(null))
        .build();
  }

  private static String handshakes(SiteFacts site, Memory memory) {
    return Words.count(site.counts().opened(), "connection")
        + " opened here"
        + LoanWords.through(site)
        + " "
        + Words.form(site.counts().opened(), "was", "were")
        + " left open when the client failed to set "
        + Words.form(site.counts().opened(), "it", "them")
        + " up"
        + (memory.open.isEmpty() ? "" : ", by " + LoanWords.thrown(memory.open))
        + "; the caller got an exception and no connection that it could close.";
  }

  private static String discards(SiteFacts site) {
    return Words.count(site.counts().opened(), "connection")
        + " last taken here"
        + LoanWords.through(site)
        + " stayed open after "
        + Words.form(site.counts().opened(), "its pool", "their pools")
        + " had let go of "
        + Words.form(site.counts().opened(), "it", "them")
        + ": no slot counts "
        + Words.form(site.counts().opened(), "it", "them")
        + ", and no limit of a pool either.";
  }

  private static String fate(SiteFacts site, Memory memory) {
    return Words.number(memory.open.size())
        + " "
        + Words.form(memory.open.size(), "is", "are")
        + " still open"
        + (memory.open.isEmpty() ? "" : ", the oldest for " + LoanWords.oldest(memory.open))
        + "; "
        + Words.number(site.counts().lost())
        + " "
        + Words.form(site.counts().lost(), "was", "were")
        + " closed by the garbage collector, "
        + Words.number(site.counts().returned())
        + " otherwise.";
  }

  /** What is remembered of a site. */
  private static final class Memory {

    private final Sightings sightings = new Sightings();
    private List<Outstanding> open = new ArrayList<>();
    private long lost;
    private long countBefore;
    private long lastGrowth;

    void observe(LedgerFacts facts, SiteFacts site) {
      sightings.observe(facts.sweep(), site.outstanding());
      open = new ArrayList<>();
      for (Outstanding one : site.outstanding()) {
        if (sightings.sweeps(one) >= 1) {
          open.add(one);
        }
      }
      lost = site.counts().lost();
      if (site.counts().opened() > countBefore) {
        countBefore = site.counts().opened();
        lastGrowth = facts.sweep();
      }
    }

    long count() {
      return open.size() + lost;
    }

    boolean isProof(long sweep) {
      return count() >= LEAST_COUNT && (!open.isEmpty() || sweep - lastGrowth < QUIET_SWEEPS);
    }
  }
}
