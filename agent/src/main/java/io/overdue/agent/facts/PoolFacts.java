package io.overdue.agent.facts;

/** A pool at one moment. */
public final class PoolFacts {

  private final int id;
  private final String type;
  private final String server;
  private final String login;
  private final SiteName createdAt;
  private final Maker maker;
  private final Deployment deployment;
  private final long ageNanos;
  private final boolean closed;
  private final PoolCounts counts;
  private final PoolTraffic traffic;

  /**
   * @param id negative for a pool that nobody has borrowed from since the agent came
   * @param type simple class name
   * @param server {@code host:port}, or null while nothing is connected
   * @param login tells logins to one server apart (database, user), never shown; null when unknown
   * @param createdAt null when the pool is older than the agent and does not tell
   * @param maker who wanted the pool
   * @param deployment whose code made it; null when unknown
   */
  public PoolFacts(
      int id,
      String type,
      String server,
      String login,
      SiteName createdAt,
      Maker maker,
      Deployment deployment,
      long ageNanos,
      boolean closed,
      PoolCounts counts,
      PoolTraffic traffic) {
    this.id = id;
    this.type = type;
    this.server = server;
    this.login = login;
    this.createdAt = createdAt;
    this.maker = maker;
    this.deployment = deployment;
    this.ageNanos = ageNanos;
    this.closed = closed;
    this.counts = counts;
    this.traffic = traffic;
  }

  public int id() {
    return id;
  }

  /** What a reader can tell the pool by. */
  public String name() {
    return type + (id < 0 ? "#before" : "#") + id + (server == null ? "" : " " + server);
  }

  public String type() {
    return type;
  }

  public String server() {
    return server;
  }

  public String login() {
    return login;
  }

  public SiteName createdAt() {
    return createdAt;
  }

  public Maker maker() {
    return maker;
  }

  public Deployment deployment() {
    return deployment;
  }

  public long ageNanos() {
    return ageNanos;
  }

  public boolean isClosed() {
    return closed;
  }

  public PoolCounts counts() {
    return counts;
  }

  public PoolTraffic traffic() {
    return traffic;
  }
}
