package io.overdue.agent.facts;

/** The limit on open files of a server's process, where that runs on this machine. */
public final class DescriptorFacts {

  private final long soft;
  private final long hard;
  private final String reason;

  private DescriptorFacts(long soft, long hard, String reason) {
    this.soft = soft;
    this.hard = hard;
    this.reason = reason;
  }

  /** The process was found beyond doubt; {@link Long#MAX_VALUE} stands for unlimited. */
  public static DescriptorFacts of(long soft, long hard) {
    return new DescriptorFacts(soft, hard, null);
  }

  /** It was not; {@code reason} is a sentence for people. */
  public static DescriptorFacts unknown(String reason) {
    return new DescriptorFacts(-1, -1, reason);
  }

  public boolean isKnown() {
    return reason == null;
  }

  /** -1 when unknown. */
  public long soft() {
    return soft;
  }

  /** -1 when unknown. */
  public long hard() {
    return hard;
  }

  /** Why it is unknown; null when it is known. */
  public String reason() {
    return reason;
  }
}
