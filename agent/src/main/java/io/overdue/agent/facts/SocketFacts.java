package io.overdue.agent.facts;

/** One open connection to a server, as this process sees it. */
public final class SocketFacts {

  private final String local;
  private final String server;
  private final long clientId;
  private final SiteName connectedAt;
  private final long ageNanos;
  private final boolean lent;

  /**
   * @param local our end as {@code ip:port}, written as {@link RowFacts#addr}
   * @param server the other end as {@code host:port}, as the client named it
   * @param clientId the number that the server has given to it, as {@link RowFacts#id}; -1 when it
   *     has not told us
   * @param connectedAt the line that caused it; null when that was before the agent's time
   * @param ageNanos its age, or that of the pool as far as known where the agent is younger
   * @param lent whether its handle is out of its pool
   */
  public SocketFacts(
      String local,
      String server,
      long clientId,
      SiteName connectedAt,
      long ageNanos,
      boolean lent) {
    this.local = local;
    this.server = server;
    this.clientId = clientId;
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

  public long clientId() {
    return clientId;
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
