package io.overdue.agent.start;

import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Reclaimed;
import io.overdue.agent.facts.Reclaimed.Outcome;
import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Verdict;
import io.overdue.agent.findings.Words;
import io.overdue.agent.record.Books;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.TextForm;
import io.overdue.agent.support.OwnLog;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The order to reclaim what one finding is about: who may give it, what is done, and what is said.
 *
 * <p>Closing a connection may take as long as its server likes, so it is done on a thread of its
 * own. That thread is not one of the agent's own ones: what a pool connects in place of what it
 * gave up belongs into the books.
 */
final class Reclaim {

  private static final long PATIENCE_SECONDS = 60;

  private final Books books;
  private final OwnLog log;

  Reclaim(Books books, OwnLog log) {
    this.books = books;
    this.log = log;
  }

  /** Reclaims what the finding is about that {@code report} shows as {@code id}; in lines. */
  String of(Report report, String id, boolean dryRun) {
    Entry entry = entry(report, id);
    if (entry == null) {
      return "There is no finding " + id + " in the latest report; nothing was changed.";
    }
    if (!entry.isOpen() || entry.finding().verdict() != Verdict.LEAKED) {
      return TextForm.title(entry) + " is not leaked; nothing was changed.";
    }
    if (entry.finding().loans().isEmpty()) {
      return TextForm.title(entry)
          + " is not about loans that a pool could have back; nothing was changed.";
    }
    FutureTask<String> task = new FutureTask<>(new Task(report, entry.finding(), id, dryRun));
    Thread thread = new Thread(task, "overdue-reclaim");
    thread.setDaemon(true);
    thread.start();
    return result(task);
  }

  private static Entry entry(Report report, String id) {
    for (Entry entry : report.findings()) {
      if (entry.id().equals(id)) {
        return entry;
      }
    }
    return null;
  }

  private static String result(FutureTask<String> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      return "Connections are still being closed; the log tells when it is done.";
    } catch (ExecutionException failed) {
      return "It failed: " + failed.getCause();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "Interrupted; the log tells what was done.";
    }
  }

  /** The work, and its account. */
  private final class Task implements Callable<String> {

    private final Report report;
    private final Finding finding;
    private final String id;
    private final boolean dryRun;

    Task(Report report, Finding finding, String id, boolean dryRun) {
      this.report = report;
      this.finding = finding;
      this.id = id;
      this.dryRun = dryRun;
    }

    @Override
    public String call() {
      List<Reclaimed> all = books.reclaim(finding.loans(), report.ledger().nowNanos(), dryRun);
      StringBuilder lines = new StringBuilder(head(all));
      for (Reclaimed one : all) {
        lines.append("\n  ").append(line(one));
      }
      if (!dryRun) {
        log.line(lines.toString());
      }
      return lines.toString();
    }

    private String head(List<Reclaimed> all) {
      int done = 0;
      for (Reclaimed one : all) {
        done += one.outcome() == Outcome.DONE || one.outcome() == Outcome.WOULD_BE ? 1 : 0;
      }
      return (dryRun ? "Dry run, would reclaim " : "RECLAIMED ")
          + Words.number(done)
          + " of "
          + Words.count(all.size(), "connection")
          + " taken at "
          + finding.site().frame()
          + " (finding "
          + id
          + ")";
    }

    private String line(Reclaimed one) {
      switch (one.outcome()) {
        case WOULD_BE:
          return "would reclaim " + which(one);
        case DONE:
          return "reclaimed " + which(one) + said(one);
        case USED:
          return "left alone " + which(one) + ": it was used since the report";
        case REFUSED:
          return "left alone " + which(one) + said(one);
        default:
          return "left alone: it came back since the report";
      }
    }

    private String said(Reclaimed one) {
      return one.reason() == null ? "" : ": " + one.reason();
    }

    private String which(Reclaimed one) {
      return (one.local() == null ? "a connection" : one.local())
          + " of "
          + pool(one.pool())
          + ", out for "
          + Words.duration(one.ageNanos())
          + ", taken by thread "
          + one.thread();
    }

    private String pool(int id) {
      for (PoolFacts pool : report.ledger().pools()) {
        if (pool.id() == id) {
          return pool.name();
        }
      }
      return "a pool that is gone";
    }
  }
}
