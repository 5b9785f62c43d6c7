package io.overdue.agent.facts;

/** Clients of one type made at one line. */
public final class ClientFacts {

  private final String type;
  private final SiteName createdAt;
  private final long created;
  private final long closed;
  private final long alive;

  /**
   * @param type simple class name
   * @param alive neither closed nor collected
   */
  public ClientFacts(String type, SiteName createdAt, long created, long closed, long alive) {
    this.type = type;
    this.createdAt = createdAt;
    this.created = created;
    this.closed = closed;
    this.alive = alive;
  }

  public String type() {
    return type;
  }

  public SiteName createdAt() {
    return createdAt;
  }

  public long created() {
    return created;
  }

  public long closed() {
    return closed;
  }

  public long alive() {
    return alive;
  }
}
