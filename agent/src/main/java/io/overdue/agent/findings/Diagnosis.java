package io.overdue.agent.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How one server's clients grow, and why it is full or will be. */
public final class Diagnosis {

  private final String address;
  private final double slopePerSecond;
  private final long nanosUntilFull;
  private final List<Cause> causes;

  /**
   * @param address of the server, as {@code host:port}
   * @param slopePerSecond clients more a second; 0 without a forecast
   * @param nanosUntilFull from now on; -1 without a forecast
   * @param causes the likeliest first; none when the server is well
   */
  public Diagnosis(String address, double slopePerSecond, long nanosUntilFull, List<Cause> causes) {
    this.address = address;
    this.slopePerSecond = slopePerSecond;
    this.nanosUntilFull = nanosUntilFull;
    this.causes = Collections.unmodifiableList(new ArrayList<>(causes));
  }

  public String address() {
    return address;
  }

  /** Whether its growth is steady enough to be foretold. */
  public boolean hasForecast() {
    return nanosUntilFull >= 0;
  }

  public double slopePerSecond() {
    return slopePerSecond;
  }

  public long nanosUntilFull() {
    return nanosUntilFull;
  }

  public List<Cause> causes() {
    return causes;
  }
}
