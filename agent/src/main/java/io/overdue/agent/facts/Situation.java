package io.overdue.agent.facts;

import java.util.List;

/** Everything that is known at one moment: the books, what the servers said, this machine. */
public final class Situation {

  private final LedgerFacts ledger;
  private final List<ServerFacts> servers;
  private final MachineFacts machine;

  public Situation(LedgerFacts ledger, List<ServerFacts> servers, MachineFacts machine) {
    this.ledger = ledger;
    this.servers = servers;
    this.machine = machine;
  }

  public LedgerFacts ledger() {
    return ledger;
  }

  public List<ServerFacts> servers() {
    return servers;
  }

  public MachineFacts machine() {
    return machine;
  }
}
