package io.overdue.agent.facts;

/** What has become of one loan that was to be reclaimed. */
public final class Reclaimed {

  /** How it went. */
  public enum Outcome {
    /** A dry run: it would be reclaimed. */
    WOULD_BE,
    /** The pool has given it up. */
    DONE,
    /** It has come back since the report, and may be lent again. */
    CAME_BACK,
    /** A command was seen on its connection since the report. */
    USED,
    /** The pool or the client does not do it. */
    REFUSED
  }

  private final Outcome outcome;
  private final int pool;
  private final String thread;
  private final String local;
  private final long ageNanos;
  private final String reason;

  /**
   * @param pool the pool it was taken from, or -1
   * @param thread name of the thread that took it, or null
   * @param local our end of its connection; null when unknown
   * @param reason why it was refused, or what was said while it was closed; null for nothing
   */
  public Reclaimed(
      Outcome outcome, int pool, String thread, String local, long ageNanos, String reason) {
    this.outcome = outcome;
    this.pool = pool;
    this.thread = thread;
    this.local = local;
    this.ageNanos = ageNanos;
    this.reason = reason;
  }

  /** A loan that the books do not have any more. */
  public static Reclaimed cameBack() {
    return new Reclaimed(Outcome.CAME_BACK, -1, null, null, 0, null);
  }

  public Outcome outcome() {
    return outcome;
  }

  public int pool() {
    return pool;
  }

  public String thread() {
    return thread;
  }

  public String local() {
    return local;
  }

  public long ageNanos() {
    return ageNanos;
  }

  public String reason() {
    return reason;
  }
}
