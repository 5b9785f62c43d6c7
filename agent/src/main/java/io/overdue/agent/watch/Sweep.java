package io.overdue.agent.watch;

import io.overdue.agent.detect.Detector;
import io.overdue.agent.detect.KnownFaults;
import io.overdue.agent.diagnose.Assessment;
import io.overdue.agent.diagnose.Diagnostics;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.MachineFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.FindingBook;
import io.overdue.agent.record.Books;
import io.overdue.agent.report.AgentFacts;
import io.overdue.agent.report.JvmFacts;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.TextForm;
import io.overdue.agent.support.OwnLog;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Mishaps;
import java.util.ArrayList;
import java.util.List;

/** One look at the books: copy, detect, diagnose, tell. Runs on the watch thread only. */
public final class Sweep {

  /** In each period; at 100 ns each this is a tenth of a millisecond. */
  private static final int COMMANDS_LOOKED_AT = 1000;

  private final Books books;
  private final Servers servers;
  private final Detectors detectors;
  private final List<Outlet> outlets;
  private final Self self;
  private final long intervalNanos;
  private final OwnLog log;
  private final Ticks ticks;
  private final FindingBook findingBook = new FindingBook();
  private List<Detector> watching;
  private Diagnostics diagnostics = new Diagnostics();
  private volatile boolean resetAsked;
  private volatile boolean dumpAsked;
  private long number;

  /**
   * @param servers what the servers say
   * @param detectors makes a fresh set of detectors
   * @param self what the agent says of itself
   */
  public Sweep(
      Books books,
      Servers servers,
      Detectors detectors,
      List<Outlet> outlets,
      Self self,
      long intervalNanos,
      OwnLog log,
      Ticks ticks) {
    this.books = books;
    this.servers = servers;
    this.detectors = detectors;
    this.outlets = outlets;
    this.self = self;
    this.intervalNanos = intervalNanos;
    this.log = log;
    this.ticks = ticks;
    this.watching = detectors.fresh();
    books.look(COMMANDS_LOOKED_AT);
  }

  /** Forgets findings and what detectors have learnt, at the next sweep. Any thread. */
  public void reset() {
    resetAsked = true;
  }

  /** Has the whole report of the next sweep written into the log. Any thread. */
  public void dump() {
    dumpAsked = true;
  }

  /**
   * Looks.
   *
   * @param regular whether a period has ended, or somebody asked for a look before
   */
  void run(boolean regular) {
    if (resetAsked) {
      resetAsked = false;
      findingBook.reset();
      watching = detectors.fresh();
      diagnostics = new Diagnostics();
    }
    if (regular) {
      number++;
      books.look(COMMANDS_LOOKED_AT);
    }
    LedgerFacts facts = books.copy(number, intervalNanos);
    List<Finding> findings = new ArrayList<>();
    for (Detector detector : watching) {
      findings.addAll(examine(detector, facts));
    }
    JvmFacts jvm = Process.facts();
    Situation situation =
        new Situation(facts, servers.servers(), new MachineFacts(jvm.fdsOpen(), jvm.fdsMax()));
    Assessment assessment = assess(situation, KnownFaults.mark(findings, facts));
    for (String server : assessment.rowsWanted()) {
      servers.wantRows(server);
    }
    long now = ticks.epochMillis();
    List<Change> changes = findingBook.update(assessment.findings(), now);
    Report report =
        new Report(
            self.facts(),
            jvm,
            facts.inSum(),
            situation.servers(),
            assessment.diagnoses(),
            findingBook.entries(),
            changes,
            now,
            regular);
    publish(report);
    if (dumpAsked) {
      dumpAsked = false;
      log.line(TextForm.report(report));
    }
  }

  private static List<Finding> examine(Detector detector, LedgerFacts facts) {
    try {
      return detector.examine(facts);
    } catch (Throwable fault) {
      Mishaps.note(fault);
      return new ArrayList<>();
    }
  }

  private Assessment assess(Situation now, List<Finding> findings) {
    try {
      return diagnostics.examine(now, findings);
    } catch (Throwable fault) {
      Mishaps.note(fault);
      return Assessment.none(findings);
    }
  }

  private void publish(Report report) {
    for (Outlet outlet : outlets) {
      try {
        outlet.publish(report);
      } catch (Throwable failed) {
        log.once(outlet.getClass().getSimpleName() + " cannot write the report: " + failed);
      }
    }
  }

  /** What the servers say. */
  public interface Servers {
    List<ServerFacts> servers();

    /** The rows of this server would tell more. */
    void wantRows(String server);
  }

  /** A fresh set of detectors, which know nothing yet. */
  public interface Detectors {
    List<Detector> fresh();
  }

  /** What the agent says of itself. */
  public interface Self {
    AgentFacts facts();
  }
}
