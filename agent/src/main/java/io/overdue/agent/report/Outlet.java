package io.overdue.agent.report;

/** Where reports go. Called on the watch thread; a fault of one outlet does not stop the others. */
public interface Outlet {

  /** Takes the report of a sweep. */
  void publish(Report report) throws Exception;

  /** No report will follow: what was registered or opened is given back. */
  void close();
}
