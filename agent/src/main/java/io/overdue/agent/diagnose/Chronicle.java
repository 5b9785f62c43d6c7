package io.overdue.agent.diagnose;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.ServerFacts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier sweeps have seen of one server: how many were ours, and who had how many. */
final class Chronicle {

  private static final int MOST_SWEEPS = 240;
  private static final int MOST_LISTINGS = 12;
  private static final int MOST_CROWDS = 50;

  private final Deque<Count> ours = new ArrayDeque<>();
  private final Deque<Map<String, Integer>> listings = new ArrayDeque<>();
  private String runId = "";
  private long listedAt;

  void observe(LedgerFacts ledger, ServerFacts server, Join join) {
    if (!runId.equals(server.runId())) {
      runId = server.runId();
      ours.clear();
      listings.clear();
    }
    ours.addLast(new Count(ledger.nowNanos(), join.connections()));
    if (ours.size() > MOST_SWEEPS) {
      ours.removeFirst();
    }
    if (server.listing() == Listing.ALL && server.rowsAtNanos() != listedAt) {
      listedAt = server.rowsAtNanos();
      listings.addLast(sizes(Crowd.of(join.others())));
      if (listings.size() > MOST_LISTINGS) {
        listings.removeFirst();
      }
    }
  }

  private static Map<String, Integer> sizes(List<Crowd> crowds) {
    Map<String, Integer> sizes = new HashMap<>();
    for (Crowd crowd : crowds.subList(0, Math.min(MOST_CROWDS, crowds.size()))) {
      sizes.put(crowd.title(), crowd.size());
    }
    return sizes;
  }

  /** How many of our connections came in the last {@code nanos}; all of them, if unobserved. */
  long ourGrowth(long nanos) {
    Count last = ours.getLast();
    Count before = null;
    for (Count count : ours) {
      before = last.nanos - count.nanos >= nanos ? count : before;
    }
    return before == null ? last.connections : last.connections - before.connections;
  }

  /** Listings that are remembered. */
  int listings() {
    return listings.size();
  }

  /**
   * How much a crowd has grown over the listings.
   *
   * @return 0 when it has ever become smaller
   */
  int growth(Crowd crowd) {
    int first = -1;
    int last = 0;
    for (Map<String, Integer> sizes : listings) {
      Integer known = sizes.get(crowd.title());
      int size = known == null ? 0 : known;
      if (first >= 0 && size < last) {
        return 0;
      }
      first = first < 0 ? size : first;
      last = size;
    }
    return first < 0 ? 0 : last - first;
  }

  /** A number of connections at a moment. */
  private static final class Count {
    private final long nanos;
    private final long connections;

    private Count(long nanos, long connections) {
      this.nanos = nanos;
      this.connections = connections;
    }
  }
}
