package io.overdue.agent.facts;

import java.util.Collections;
import java.util.Map;

/** What was there before the agent and still is. */
public final class HistoryFacts {

  /** Of an agent that was there first. */
  public static final HistoryFacts NONE =
      new HistoryFacts(
          Collections.<String, Integer>emptyMap(), Collections.<Integer, Long>emptyMap());

  private final Map<String, Integer> connections;
  private final Map<Integer, Long> lentSince;

  /**
   * @param connections open ones that are older than the agent, by server
   * @param lentSince when the pool lent what it has lent longest, in milliseconds since 1970 UTC,
   *     by number of the pool; only of what was lent before the agent came
   */
  public HistoryFacts(Map<String, Integer> connections, Map<Integer, Long> lentSince) {
    this.connections = Collections.unmodifiableMap(connections);
    this.lentSince = Collections.unmodifiableMap(lentSince);
  }

  public Map<String, Integer> connections() {
    return connections;
  }

  /** Milliseconds since 1970 UTC; null when nothing tells. */
  public Long lentSince(int pool) {
    return lentSince.get(pool);
  }
}
