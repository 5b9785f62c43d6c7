package io.overdue.agent.report.jmx;

/** {@code io.overdue:type=Report}: the latest report, with open types only. */
public interface ReportMXBean {

  /** Version of the agent. */
  String getVersion();

  /** {@code premain} or {@code attach}. */
  String getMode();

  /** Number of sweeps so far. */
  long getSweeps();

  /** Faults of the agent's own. */
  int getMishaps();

  /** Events that the bounds of the books left out. */
  long getDropped();

  /** What the agent adds to a loan, by its own measure; -1 until enough were timed. */
  long getSelfNanosPerLoan();

  /** Processor time of the agent's own threads. */
  long getCpuMillis();

  /** Loans that are out now. */
  long getOut();

  /** Open findings above {@code info}, one line each, the gravest first. */
  String[] getOpenFindings();

  /** Servers, one line each. */
  String[] getServers();

  /** The whole report in words. */
  String report();

  /** The whole report as JSON. */
  String reportJson();

  /** Writes the whole report into the log, as {@code kill -3} does with threads. */
  void dump();

  /**
   * Has pools take back the loans of one {@code leaked} finding: slot freed, connection closed.
   * What has come back or was used since the latest report is left alone, and nothing else is
   * touched.
   *
   * @param findingId as the report shows it
   * @param dryRun whether nothing is to be done but to tell
   * @return a line in all, and one for each loan
   */
  String reclaim(String findingId, boolean dryRun);

  /** Asks all servers at the next moment, also for what they have refused before. */
  void checkServersNow();

  /** Forgets findings and what detectors have learnt; the books go on. */
  void reset();

  /** Takes the agent out: classes as they were, threads and MBeans gone. */
  void detach();
}
