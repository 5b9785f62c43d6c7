package io.overdue.agent.facts;

/** One open connection to a server, as this process sees it. */
public final class SocketFacts {

  private final String local;
  private final String server;
  private final SiteName connectedAt;
  private final long ageNanos;
  private final boolean lent;

  /**
   * @param local our end as {@code ip:port}, written as {@link RowFacts#addr}
   * @param server the other end as {@code host:port}, as the client named it
   * @param connectedAt the line that caused it; null when that was before the agent's time
   * @param ageNanos its age, or that of the pool as far as known where the agent is younger
   * @param lent whether its handle is out of its pool
   */
  public SocketFacts(
      String local, String server, SiteName connectedAt, long ageNanos, boolean lent) {
    this.local = local;
    this.server = server;
    this.connectedAt = connectedAt;
    this.ageNanos = ageNanos;
    this.lent = lent;
  }

  public String local() {
    return local;
  }

  public String server() {
    return server;
  }

  public SiteName connectedAt() {
    return connectedAt;
  }

  public long ageNanos() {
    return ageNanos;
  }

  public boolean isLent() {
    return lent;
  }
}
