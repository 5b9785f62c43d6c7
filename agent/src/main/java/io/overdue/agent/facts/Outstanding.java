package io.overdue.agent.facts;

/** One thing taken and not given back: a loan, an open connection, an unclosed client. */
public final class Outstanding {

  private final long serial;
  private final long ageNanos;
  private final int pool;
  private final Holder holder;
  private final String thread;
  private final String doing;
  private final ExitFacts exit;
  private final boolean leftNormally;
  private final Condition condition;
  private final String local;

  /**
   * @param serial the same for the same thing in every sweep, larger for what was taken later
   * @param pool the pool it was taken from, or -1
   * @param thread name of the thread that took it
   * @param doing the application frame that thread is at now, or null
   * @param exit the exception that left the method which took this, or null
   * @param leftNormally whether that method was seen to return while this was out
   * @param condition what is unusual about its connection
   * @param local our end of its connection, as {@link SocketFacts#local}; null when unknown
   */
  public Outstanding(
      long serial,
      long ageNanos,
      int pool,
      Holder holder,
      String thread,
      String doing,
      ExitFacts exit,
      boolean leftNormally,
      Condition condition,
      String local) {
    this.serial = serial;
    this.ageNanos = ageNanos;
    this.pool = pool;
    this.holder = holder;
    this.thread = thread;
    this.doing = doing;
    this.exit = exit;
    this.leftNormally = leftNormally;
    this.condition = condition;
    this.local = local;
  }

  public long serial() {
    return serial;
  }

  public long ageNanos() {
    return ageNanos;
  }

  public int pool() {
    return pool;
  }

  public Holder holder() {
    return holder;
  }

  public String thread() {
    return thread;
  }

  public ExitFacts exit() {
    return exit;
  }

  public boolean isLeftNormally() {
    return leftNormally;
  }

  public Condition condition() {
    return condition;
  }

  public String local() {
    return local;
  }

  public String doing() {
    return doing;
  }
}
