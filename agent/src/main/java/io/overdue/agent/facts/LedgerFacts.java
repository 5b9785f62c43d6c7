package io.overdue.agent.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The books at one moment. */
public final class LedgerFacts {

  private final long sweep;
  private final long nowNanos;
  private final long intervalNanos;
  private final List<SiteFacts> sites;
  private final List<PoolFacts> pools;
  private final List<ClientFacts> clients;
  private final List<SocketFacts> sockets;
  private final HistoryFacts history;
  private final Map<String, String> versions;
  private final int threads;
  private final long dropped;

  /**
   * @param sweep number of this period; a look between two periods has the number of the earlier
   * @param intervalNanos length of a period
   * @param sockets open connections, the oldest first; bounded
   * @param history what was there before the agent
   * @param versions of the client libraries in use, as far as they are known
   * @param threads live threads of the JVM
   * @param dropped what the bounds of the books left out, in events
   */
  public LedgerFacts(
      long sweep,
      long nowNanos,
      long intervalNanos,
      List<SiteFacts> sites,
      List<PoolFacts> pools,
      List<ClientFacts> clients,
      List<SocketFacts> sockets,
      HistoryFacts history,
      Map<String, String> versions,
      int threads,
      long dropped) {
    this.sweep = sweep;
    this.nowNanos = nowNanos;
    this.intervalNanos = intervalNanos;
    this.sites = sites;
    this.pools = pools;
    this.clients = clients;
    this.sockets = sockets;
    this.history = history;
    this.versions = versions;
    this.threads = threads;
    this.dropped = dropped;
  }

  /** The same without what is out, one by one: what is kept until the next sweep. */
  public LedgerFacts inSum() {
    List<SiteFacts> inSum = new ArrayList<>(sites.size());
    for (SiteFacts site : sites) {
      inSum.add(site.inSum());
    }
    return new LedgerFacts(
        sweep,
        nowNanos,
        intervalNanos,
        Collections.unmodifiableList(inSum),
        pools,
        clients,
        sockets,
        history,
        versions,
        threads,
        dropped);
  }

  public long sweep() {
    return sweep;
  }

  public long nowNanos() {
    return nowNanos;
  }

  public long intervalNanos() {
    return intervalNanos;
  }

  public List<SiteFacts> sites() {
    return sites;
  }

  public List<PoolFacts> pools() {
    return pools;
  }

  public List<ClientFacts> clients() {
    return clients;
  }

  public HistoryFacts history() {
    return history;
  }

  public Map<String, String> versions() {
    return versions;
  }

  public int threads() {
    return threads;
  }

  public List<SocketFacts> sockets() {
    return sockets;
  }

  public long dropped() {
    return dropped;
  }
}
