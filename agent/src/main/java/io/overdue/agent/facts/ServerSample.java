package io.overdue.agent.facts;

/** A server's numbers at one moment. */
public final class ServerSample {

  private final long nanos;
  private final long used;
  private final long received;
  private final long rejected;
  private final String runId;

  /**
   * @param nanos the moment, on the clock of {@link LedgerFacts#nowNanos}
   * @param used as {@link ServerFacts#used}
   * @param received connections taken since the server began to count, without the probe's own
   * @param rejected connections refused since the server began to count
   * @param runId another one after a restart, when counting began anew
   */
  public ServerSample(long nanos, long used, long received, long rejected, String runId) {
    this.nanos = nanos;
    this.used = used;
    this.received = received;
    this.rejected = rejected;
    this.runId = runId;
  }

  public long nanos() {
    return nanos;
  }

  public long used() {
    return used;
  }

  public long received() {
    return received;
  }

  public long rejected() {
    return rejected;
  }

  public String runId() {
    return runId;
  }
}
