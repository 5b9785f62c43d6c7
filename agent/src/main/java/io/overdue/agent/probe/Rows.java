package io.overdue.agent.probe;

import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.support.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The rows of one node, and when it may be asked for them.
 *
 * <p>A whole list holds up everybody else's commands, so it is asked for seldom, at a random
 * moment, and only where it is short. It tells the ids of our own connections, which can then be
 * asked for alone.
 */
final class Rows {

  private static final double NEARLY_FULL = 0.7;
  private static final long SLOW_NANOS = 50_000_000L;
  private static final int IDS_A_COMMAND = 200;
  private static final int MOST_IDS = 1_000;

  private final Periods periods;
  private final ListBudget budget;
  private final Random dice;
  private final Map<String, Long> ids = new HashMap<>();
  private List<RowFacts> rows = Collections.emptyList();
  private Listing listing = Listing.NONE;
  private String reason = "";
  private boolean refused;
  private boolean idsRefused;
  private Long neededUntil;
  private Long planned;
  private Long restUntil;
  private Long listedAt;
  private boolean askedForAll;

  Rows(Periods periods, ListBudget budget, Random dice) {
    this.periods = periods;
    this.budget = budget;
    this.dice = dice;
  }

  /** Somebody needs the rows. */
  void need(long now) {
    neededUntil = now + 2 * periods.allRows();
  }

  /** Another process answers: its ids are others. */
  void forget() {
    ids.clear();
    drop();
  }

  /** Another login, which may be allowed more. */
  void askAgain() {
    refused = false;
    idsRefused = false;
    restUntil = null;
  }

  private void drop() {
    rows = Collections.emptyList();
    listing = Listing.NONE;
    listedAt = null;
  }

  /**
   * What to ask now; empty for nothing.
   *
   * @param ends our ends of the connections to the node, with their ids where these are known
   */
  List<Command> next(ServerFacts facts, Map<String, Long> ends, boolean rejectedMore, long now) {
    boolean others = facts.share() >= NEARLY_FULL || rejectedMore;
    if (others) {
      need(now);
    }
    if (neededUntil == null || now - neededUntil >= 0) {
      planned = null;
      dropOld(now);
      return Collections.emptyList();
    }
    if (refused) {
      return Collections.emptyList();
    }
    ids.keySet().retainAll(ends.keySet());
    addKnown(ends);
    boolean idsSuffice = !idsRefused && !ids.isEmpty() && ids.size() == ends.size();
    askedForAll = (others || !idsSuffice) && mayAskForAll(facts, now);
    if (askedForAll) {
      return Collections.singletonList(Command.of("CLIENT", "LIST"));
    }
    boolean due = listedAt == null || now - listedAt >= periods.ownRows();
    return due && !idsRefused ? own() : Collections.<Command>emptyList();
  }

  /** What connections were told themselves counts, whatever stands between them and the node. */
  private void addKnown(Map<String, Long> ends) {
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      if (end.getValue() >= 0) {
        ids.put(end.getKey(), end.getValue());
      }
    }
  }

  private void dropOld(long now) {
    reason = refused ? reason : "";
    if (listedAt != null && now - listedAt > 2 * periods.allRows()) {
      drop();
    }
  }

  private boolean mayAskForAll(ServerFacts facts, long now) {
    long size = facts.connected() - facts.own() + Math.max(0, facts.replicas());
    if (facts.connected() < 0 || !budget.allows(size)) {
      reason =
          facts.connected() < 0
              ? "it is not known how long the list of clients is"
              : String.format(Locale.ROOT, "a list of %,d clients is too long to ask for", size);
      return false;
    }
    if (restUntil != null && now - restUntil < 0) {
      return false;
    }
    if (planned == null) {
      planned = now + (long) (dice.nextDouble() * periods.allRows());
    }
    return now - planned >= 0 && budget.spend(now);
  }

  private List<Command> own() {
    List<Command> commands = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int left = MOST_IDS;
    for (Long id : ids.values()) {
      words.add(id.toString());
      if (words.size() == IDS_A_COMMAND) {
        commands.add(list(words));
        words.clear();
      }
      if (--left == 0) {
        break;
      }
    }
    if (!words.isEmpty()) {
      commands.add(list(words));
    }
    return commands;
  }

  private static Command list(List<String> ids) {
    List<String> words = new ArrayList<>();
    Collections.addAll(words, "CLIENT", "LIST", "ID");
    words.addAll(ids);
    return Command.of(words.toArray(new String[0]));
  }

  /**
   * Takes the replies to what {@link #next} said.
   *
   * @param ownId the probe's own client, which is left out; -1 when unknown
   */
  void take(List<Reply> replies, Map<String, Long> ends, long ownId, long tookNanos, long now) {
    List<RowFacts> told = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply.isError() || reply.text() == null) {
        refuse(reply);
        return;
      }
      told.addAll(ClientList.parse(reply.text()));
    }
    reason = "";
    listedAt = now;
    if (askedForAll) {
      takeAll(told, ends, ownId);
      planned = now + periods.allRows();
      if (tookNanos > SLOW_NANOS) {
        rest(now, "the last list of clients took the server too long");
      }
    } else {
      takeOwn(told);
    }
  }

  private void refuse(Reply reply) {
    String error = String.valueOf(reply.text()).toUpperCase(Locale.ROOT);
    if (!askedForAll && error.startsWith("ERR") && error.contains("SYNTAX")) {
      idsRefused = true; // before 6.2
      return;
    }
    refused = true;
    reason = "CLIENT LIST is refused: " + Printable.of(String.valueOf(reply.text()));
  }

  private void takeAll(List<RowFacts> told, Map<String, Long> ends, long ownId) {
    List<RowFacts> others = new ArrayList<>();
    ids.clear();
    for (RowFacts row : told) {
      if (row.id() != ownId) {
        others.add(row);
        if (ends.containsKey(row.addr())) {
          ids.put(row.addr(), row.id());
        }
      }
    }
    addKnown(ends);
    rows = others;
    listing = Listing.ALL;
  }

  /** Rows that were asked for and not told belong to connections that are gone. */
  private void takeOwn(List<RowFacts> told) {
    Map<Long, RowFacts> merged = new TreeMap<>();
    for (RowFacts row : rows) {
      merged.put(row.id(), row);
    }
    merged.keySet().removeAll(ids.values());
    for (RowFacts row : told) {
      merged.put(row.id(), row);
    }
    rows = new ArrayList<>(merged.values());
    listing = listing == Listing.NONE ? Listing.OURS : listing;
  }

  /** The list was too much for the server, or its reply for us. */
  void rest(long now, String why) {
    restUntil = now + periods.restFromLists();
    reason = why;
  }

  /** Adds what is known. */
  ServerFacts.Builder addTo(ServerFacts.Builder facts) {
    return facts
        .rows(rows)
        .listing(listing)
        .listingReason(reason)
        .rowsAtNanos(listedAt == null ? 0 : listedAt);
  }
}
