package io.overdue.agent.probe;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.settings.ServerUri;
import io.overdue.agent.support.Ticks;
import java.io.File;
import java.util.Collections;
import java.util.Random;

/**
 * One server asked because somebody wants to know now, with no application behind it.
 *
 * <p>It is asked as {@link Probe} asks: only without waiting for a random moment.
 */
public final class Visit {

  private static final long PERIOD_NANOS = 60_000_000_000L;

  private final Node node;
  private final Target target;

  Visit(String address, Door door, long longestList, Ticks ticks) {
    Periods periods = new Periods(PERIOD_NANOS);
    this.node =
        new Node(
            address,
            periods,
            new ListBudget(periods, longestList),
            new LocalProcess(new File("/proc")),
            new AtOnce(),
            ticks);
    this.target = new Target(address, door, Collections.<String, Long>emptyMap());
  }

  /**
   * Prepares to ask; no connection is opened yet.
   *
   * @param longestList clients up to which the whole list of them is asked for, once
   */
  public static Visit to(ServerUri uri, long longestList) {
    return new Visit(uri.address(), Door.to(uri), longestList, Ticks.SYSTEM);
  }

  /** Asks, the list of clients only the first time; what is known after that. */
  public ServerFacts look() {
    node.needRows();
    node.ask(target);
    return node.facts();
  }

  /** Ends its connection, where one is kept. */
  public void close() {
    node.close();
  }

  /** Dice that never make anybody wait. */
  private static final class AtOnce extends Random {

    private static final long serialVersionUID = 1L;

    @Override
    public double nextDouble() {
      return 0;
    }
  }
}
