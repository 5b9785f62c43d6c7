package io.overdue.agent.report;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Entry;
import java.util.List;

/** Everything that is known at the end of a sweep. Immutable. */
public final class Report {

  private final AgentFacts agent;
  private final JvmFacts jvm;
  private final LedgerFacts ledger;
  private final List<ServerFacts> servers;
  private final List<Diagnosis> diagnoses;
  private final List<Entry> findings;
  private final List<Change> changes;
  private final long epochMillis;
  private final boolean regular;

  /**
   * @param diagnoses one for each server that there is one for
   * @param epochMillis milliseconds since 1970 UTC
   * @param regular false for a look between two periods
   */
  public Report(
      AgentFacts agent,
      JvmFacts jvm,
      LedgerFacts ledger,
      List<ServerFacts> servers,
      List<Diagnosis> diagnoses,
      List<Entry> findings,
      List<Change> changes,
      long epochMillis,
      boolean regular) {
    this.agent = agent;
    this.jvm = jvm;
    this.ledger = ledger;
    this.servers = servers;
    this.diagnoses = diagnoses;
    this.findings = findings;
    this.changes = changes;
    this.epochMillis = epochMillis;
    this.regular = regular;
  }

  public AgentFacts agent() {
    return agent;
  }

  public JvmFacts jvm() {
    return jvm;
  }

  public LedgerFacts ledger() {
    return ledger;
  }

  public List<ServerFacts> servers() {
    return servers;
  }

  /** Number of open connections of this process to a server. */
  public int connectionsTo(String address) {
    int connections = 0;
    for (SocketFacts socket : ledger.sockets()) {
      connections += socket.server().equals(address) ? 1 : 0;
    }
    return connections;
  }

  /** Number of those that are older than the agent. */
  public int connectionsBefore(String address) {
    Integer connections = ledger.history().connections().get(address);
    return connections == null ? 0 : connections;
  }

  /** Why that server is full or will be; null when nothing is known of it. */
  public Diagnosis diagnosisOf(String address) {
    for (Diagnosis diagnosis : diagnoses) {
      if (diagnosis.address().equals(address)) {
        return diagnosis;
      }
    }
    return null;
  }

  /** Open findings, the gravest first, then the ones cleared lately. */
  public List<Entry> findings() {
    return findings;
  }

  /** What has changed since the last report. */
  public List<Change> changes() {
    return changes;
  }

  public long epochMillis() {
    return epochMillis;
  }

  public boolean isRegular() {
    return regular;
  }
}
