package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteCounts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Clients or bare connections that a line makes again and again: leaked when they are not closed,
 * churn when they are.
 */
public final class CreationDetector implements Detector {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Role role;
  private final Maker maker;
  private final Kind kind;
  private final String thing;
  private final String leakFix;
  private final String churnFix;
  private final SiteMemory<Memory> memories =
      new SiteMemory<Memory>() {
        @Override
        Memory blank() {
          return new Memory();
        }
      };

  private CreationDetector(
      Role role, Maker maker, Kind kind, String thing, String leakFix, String churnFix) {
    this.role = role;
    this.maker = maker;
    this.kind = kind;
    this.thing = thing;
    this.leakFix = leakFix;
    this.churnFix = churnFix;
  }

  /** Pools and clients made per request. */
  public static CreationDetector ofClients() {
    return new CreationDetector(
        Role.CLIENT,
        Maker.APPLICATION,
        Kind.CLIENT_PER_REQUEST,
        "client",
        "Make one client when the application starts, share it, and close it when the application"
            + " stops. Closing it here would only turn the leak into churn.",
        "Make one client when the application starts and share it: it is built to be shared.");
  }

  /** Bare connections made per operation. */
  public static CreationDetector ofConnections() {
    return new CreationDetector(
        Role.CONNECT,
        Maker.APPLICATION,
        Kind.CONNECT_PER_OPERATION,
        "connection",
        "Borrow from a shared pool instead, and give back in finally or with try-with-resources;"
            + " or at least close what is opened here.",
        "Borrow from a shared pool instead: each of these costs the server a login and a socket.");
  }

  /**
   * Connections that a library makes on its own threads, for its own purposes. What it needs grows
   * with what the application has open, and up to limits of its own: only a known fault is a leak.
   */
  public static CreationDetector ofLibraries() {
    return new CreationDetector(
        Role.CONNECT,
        Maker.CLIENT,
        Kind.LIBRARY_GROWTH,
        "connection",
        "No line of the application is on the stack: update the client library, or turn off what"
            + " it does there.",
        null);
  }

  /** Connections that were closed, and opened again by a command. */
  public static CreationDetector ofReopened() {
    return new CreationDetector(
        Role.CONNECT,
        Maker.REOPENED,
        Kind.USE_AFTER_CLOSE,
        "connection",
        "This command runs on a connection that was closed before, and the client opens it again"
            + " without a word. Move it to before the close, or close once more behind it.",
        "Each command on a connection that was closed before opens it again: keep it open while it"
            + " is needed, or borrow from a pool.");
  }

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    List<Finding> findings = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      if (concerns(site)) {
        Memory memory = memories.of(site.id());
        memory.threadsBefore = memory.threadsBefore < 0 ? facts.threads() : memory.threadsBefore;
        memory.balance.observe(facts, site, false);
        memory.rhythm.observe(facts, site.counts().opened());
        memory.demand.observe(facts);
        if (goesWithItsClient(facts, site)
            || isDeployedAgain(facts, site)
            || kind == Kind.LIBRARY_GROWTH && memory.growsOnDemand(facts)) {
          continue;
        }
        if (memory.balance.neverFalls()) {
          findings.add(leaked(facts, site, memory));
        } else if (churnFix != null && memory.rhythm.isSteady() && isClosed(site)) {
          findings.add(churn(site, memory.rhythm));
        }
      }
    }
    return findings;
  }

  private boolean concerns(SiteFacts site) {
    if (kind == Kind.LIBRARY_GROWTH) {
      return site.role() == role && !site.name().isApplication() && !isPoolsOwn(site.name());
    }
    return site.role() == role && site.name().maker() == maker && site.name().isApplication();
  }

  /** Whether a pool fills itself, up to its own limit, or answers for what it lost. */
  private static boolean isPoolsOwn(SiteName name) {
    return name.maker() == Maker.POOL
        || name.maker() == Maker.DISCARDED
        || name.maker() == Maker.UNFINISHED
        || name.className().startsWith("org.apache.commons.pool");
  }

  /** Whether each pool was made by another deployment: {@link DuplicatePoolsDetector}'s matter. */
  private static boolean isDeployedAgain(LedgerFacts facts, SiteFacts client) {
    int pools = 0;
    Set<Integer> deployments = new HashSet<>();
    for (PoolFacts pool : facts.pools()) {
      if (pool.createdAt() != null && pool.createdAt().frame().equals(client.name().frame())) {
        pools++;
        if (pool.deployment() != null) {
          deployments.add(pool.deployment().id());
        }
      }
    }
    return pools > 1 && deployments.size() == pools;
  }

  /**
   * Whether each connection is that of a client made by the same method: the client is to blame.
   */
  private static boolean goesWithItsClient(LedgerFacts facts, SiteFacts connect) {
    if (connect.role() != Role.CONNECT) {
      return false;
    }
    for (SiteFacts client : facts.sites()) {
      if (client.role() == Role.CLIENT
          && client.name().className().equals(connect.name().className())
          && client.name().methodName().equals(connect.name().methodName())
          && Math.abs(client.counts().opened() - connect.counts().opened()) <= 2) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is made is closed again: nine of ten, and what was made just now aside. */
  private static boolean isClosed(SiteFacts site) {
    return 10 * site.counts().returned() >= 9 * (site.counts().opened() - 2);
  }

  private Finding leaked(LedgerFacts facts, SiteFacts site, Memory memory) {
    SiteCounts counts = site.counts();
    long open = Math.max(memory.balance.count(), counts.opened() - counts.returned());
    boolean proven =
        kind != Kind.LIBRARY_GROWTH || KnownFaults.explain(kind, site.name().library(), facts);
    Finding.Builder finding =
        Finding.of(kind, site.name())
            .verdict(proven ? Verdict.LEAKED : null)
            .severity(proven ? Severity.WARNING : Severity.INFO)
            .count(open)
            .about(LoanWords.locals(site.outstanding()))
            .evidence(
                maker()
                    + " "
                    + Words.count(counts.opened(), thing)
                    + madeBy(site)
                    + " and "
                    + Words.number(counts.returned())
                    + " of them "
                    + Words.form(counts.returned(), "was", "were")
                    + " closed; "
                    + Words.number(open)
                    + " "
                    + Words.form(open, "is", "are")
                    + " still open.")
            .evidence(
                "In "
                    + Words.number(memory.balance.sweeps(facts))
                    + " sweeps of "
                    + Words.duration(facts.intervalNanos())
                    + " the number of open ones never fell and went on growing; lately "
                    + rate(memory.rhythm)
                    + ".");
    addEntry(finding, site);
    int threads = facts.threads() - memory.threadsBefore;
    if (2 * threads >= open) {
      finding.evidence(
          "Meanwhile the JVM's threads grew by "
              + Words.number(threads)
              + " to "
              + Words.number(facts.threads())
              + ": what is made with each "
              + thing
              + " stays alive too.");
    }
    return finding.fix(leakFix).check(Commands.infoClients(null)).build();
  }

  private String maker() {
    if (kind == Kind.LIBRARY_GROWTH) {
      return "The library, for its own purposes, made";
    }
    return maker == Maker.REOPENED ? "This line reopened" : "This line made";
  }

  private Finding churn(SiteFacts site, Rhythm rhythm) {
    boolean often = rhythm.recent() * SECOND_NANOS >= rhythm.nanos();
    Finding.Builder finding =
        Finding.of(kind, site.name())
            .severity(often ? Severity.WARNING : Severity.INFO)
            .count(rhythm.recent())
            .evidence(
                (maker == Maker.REOPENED ? "This line reopens " : "This line makes ")
                    + rate(rhythm)
                    + (maker == Maker.REOPENED ? " closed " : " new ")
                    + thing
                    + "s"
                    + madeBy(site)
                    + ", "
                    + Words.number(site.counts().opened())
                    + " since the agent began; "
                    + Words.number(site.counts().returned())
                    + " were closed again"
                    + lives(site)
                    + ".")
            .evidence(
                "Nothing leaks here: it is work done again and again that could be done once.");
    addEntry(finding, site);
    finding.perSecond(1.0 * rhythm.recent() * SECOND_NANOS / Math.max(1, rhythm.nanos()));
    return finding.fix(churnFix).check(Commands.infoClients(null)).build();
  }

  private static void addEntry(Finding.Builder finding, SiteFacts site) {
    if (site.entry() != null) {
      finding.evidence("The first time, this was part of " + site.entry() + ".");
    }
  }

  private static String rate(Rhythm rhythm) {
    return Words.rate(rhythm.recent(), rhythm.nanos());
  }

  private static String madeBy(SiteFacts site) {
    return site.name().through() == null ? "" : " (" + site.name().through() + ")";
  }

  private static String lives(SiteFacts site) {
    return site.held().count() == 0
        ? ""
        : ", half of them within " + Words.duration(1000 * site.held().at(50));
  }

  /** What is remembered of a site. */
  private static final class Memory {
    private final Balance balance = new Balance();
    private final Rhythm rhythm = new Rhythm();
    private final Demand demand = new Demand();
    private int threadsBefore = -1;

    /** Whether the application took more and more, too, while the balance grew. */
    boolean growsOnDemand(LedgerFacts facts) {
      return 2 * demand.sweepsSinceItRose(facts) <= balance.sweeps(facts);
    }
  }

  /** How much lines of the application have open or borrowed at most, and since when. */
  private static final class Demand {
    private long most;
    private long roseAt;

    void observe(LedgerFacts facts) {
      long out = 0;
      for (SiteFacts site : facts.sites()) {
        out += site.name().isApplication() ? site.counts().opened() - site.counts().returned() : 0;
      }
      if (out > most) {
        most = out;
        roseAt = facts.sweep();
      }
    }

    long sweepsSinceItRose(LedgerFacts facts) {
      return facts.sweep() - roseAt;
    }
  }
}
