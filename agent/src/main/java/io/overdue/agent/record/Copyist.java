package io.overdue.agent.record;

import io.overdue.agent.facts.ClientFacts;
import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.ExitFacts;
import io.overdue.agent.facts.HistoryFacts;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.support.Management;
import io.overdue.agent.support.Ticks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies the live books into facts, on the watch thread. */
final class Copyist {

  private static final int MOST_OUTSTANDING = 2_000;

  private static final Comparator<Out> OLDEST_FIRST =
      new Comparator<Out>() {
        @Override
        public int compare(Out one, Out other) {
          return Long.signum(one.taking.sinceNanos() - other.taking.sinceNanos());
        }
      };

  private final Ledger ledger;
  private final FrameFilter filter;
  private final Handles handles;
  private final Ticks ticks;
  private final PoolCopyist pools;
  private final Discards discards;
  private final Bindings bindings;
  private final Versions versions;
  private final Elders elders;
  private long serials;

  Copyist(
      Ledger ledger,
      FrameFilter filter,
      Handles handles,
      Pools pools,
      PoolArchive archive,
      RedisTypes redisTypes,
      Elders elders,
      Ticks ticks) {
    this.elders = elders;
    this.ledger = ledger;
    this.filter = filter;
    this.handles = handles;
    this.ticks = ticks;
    this.pools =
        new PoolCopyist(ledger, filter, handles, pools, archive, redisTypes, ticks.epochMillis());
    this.discards = new Discards(ledger, handles, pools);
    this.bindings = new Bindings(ledger, handles);
    this.versions = new Versions(ledger);
  }

  LedgerFacts copy(long sweep, long intervalNanos) {
    settleLosses();
    settleHelpers();
    discards.settle();
    bindings.settle();
    long now = ticks.nanos();
    Map<Site, List<Out>> out = everythingOut();
    Sockets sockets = new Sockets(ledger, handles);
    Threads threads = new Threads(filter);
    for (List<Out> ofSite : out.values()) {
      for (Out one : ofSite) {
        threads.noteOut(one.taking);
      }
    }
    List<PoolFacts> pooled = pools.copy(now, loansByPool(out), sockets);
    List<SocketFacts> open = sockets.facts(now);
    return new LedgerFacts(
        sweep,
        now,
        intervalNanos,
        sites(now, intervalNanos, out, threads, sockets),
        pooled,
        clients(),
        open,
        new HistoryFacts(elders.left(open), pools.lentSince()),
        versions.now(),
        Management.threads(),
        ledger.dropped());
  }

  /** What was collected as garbage, and what was closed by a way that has no hook. */
  private void settleLosses() {
    for (OpenConnection lost = ledger.connections.pollLost();
        lost != null;
        lost = ledger.connections.pollLost()) {
      if (lost.isCounted()) {
        lost.taking().site().lost();
      }
    }
    for (Session lost = ledger.sessions.pollLost();
        lost != null;
        lost = ledger.sessions.pollLost()) {
      if (lost.wasConnected()) {
        lost.taking().site().lost();
      }
    }
    for (HeavyClient lost = ledger.clients.pollLost();
        lost != null;
        lost = ledger.clients.pollLost()) {
      lost.taking().site().lost();
    }
    for (Slot lost = ledger.slots.pollLost(); lost != null; lost = ledger.slots.pollLost()) {
      if (lost.loan() != null) {
        lost.loan().site().lost();
      }
    }
    for (Lender lost = ledger.lenders.pollLost(); lost != null; lost = ledger.lenders.pollLost()) {
      pools.forget(lost.id());
    }
    while (ledger.notes.pollLost() != null
        || ledger.closed.pollLost() != null
        || ledger.uses.pollLost() != null
        || ledger.promises.pollLost() != null
        || ledger.origins.pollLost() != null
        || ledger.bindings.pollLost() != null) {
      // Nothing to settle: these are only notes.
    }
    for (OpenConnection open : ledger.connections.all()) {
      if (open.isClosed() && ledger.connections.remove(open)) {
        open.taking().returned(ticks.nanos());
      }
    }
  }

  /** Loans taken by a method before it was known to be a helper are its callers'. */
  private void settleHelpers() {
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      Callsite caller = loan == null || !loan.isBroughtOut() ? null : loan.caller();
      if (caller != null && ledger.helpers.include(loan.site().method())) {
        ledger.move(loan, caller);
      }
    }
  }

  private Map<Site, List<Out>> everythingOut() {
    Map<Site, List<Out>> out = new HashMap<>();
    for (Slot slot : ledger.slots.all()) {
      Loan loan = slot.loan();
      if (loan != null) {
        add(out, new Out(loan, slot.lender().id(), handles.connectionOf(slot.get())));
      }
    }
    for (OpenConnection connection : ledger.connections.all()) {
      if (connection.taking() != null) {
        add(out, new Out(connection.taking(), -1, connection.owner()));
      }
    }
    for (Session session : ledger.sessions.all()) {
      if (session.isWithoutChannel()) {
        add(out, new Out(session.taking(), -1, session.get()));
      }
    }
    for (HeavyClient client : ledger.clients.all()) {
      add(out, new Out(client.taking(), -1, null));
    }
    for (List<Out> ofSite : out.values()) {
      Collections.sort(ofSite, OLDEST_FIRST);
      for (Out one : ofSite) {
        if (one.taking.serial() == 0) {
          one.taking.serial(++serials);
        }
      }
    }
    return out;
  }

  private static void add(Map<Site, List<Out>> out, Out one) {
    List<Out> ofSite = out.get(one.taking.site());
    if (ofSite == null) {
      ofSite = new ArrayList<>();
      out.put(one.taking.site(), ofSite);
    }
    ofSite.add(one);
  }

  private List<SiteFacts> sites(
      final long now,
      final long intervalNanos,
      final Map<Site, List<Out>> out,
      final Threads threads,
      final Sockets sockets) {
    final List<SiteFacts> facts = new ArrayList<>();
    ledger.sites.forEach(
        new Sites.Visitor() {
          @Override
          public void visit(Site site) {
            if (site.isEmpty()) {
              return; // a helper: all its loans are its callers'
            }
            List<Out> ofSite = out.remove(site); // there may be many, and no use for them any more
            if (site.isBusy()) {
              ledger.sites.watchOn(site);
            }
            // What is out is counted after this copy: a loan may only seem younger than it is.
            List<Outstanding> outstanding =
                ofSite == null
                    ? Collections.<Outstanding>emptyList()
                    : outstanding(ofSite, now, intervalNanos, threads, sockets);
            facts.add(
                new SiteFacts(
                    site.id(),
                    site.name(),
                    site.counts(),
                    site.exits(),
                    site.nested(),
                    site.returnedTwice(),
                    site.entry(),
                    site.held(),
                    site.waited(),
                    outstanding));
          }
        });
    return Collections.unmodifiableList(facts);
  }

  private List<Outstanding> outstanding(
      List<Out> ofSite, long now, long intervalNanos, Threads threads, Sockets sockets) {
    List<Outstanding> outstanding = new ArrayList<>();
    for (Out one : ofSite) {
      if (outstanding.size() == MOST_OUTSTANDING) {
        break;
      }
      Taking taking = one.taking;
      long age = now - taking.sinceNanos();
      Holder holder = threads.holder(taking, age < intervalNanos);
      if (!taking.isOut()) {
        continue; // its thread was inside until it gave this back: what was seen is over
      }
      outstanding.add(
          new Outstanding(
              taking.serial(),
              age,
              one.pool,
              holder,
              taking.borrower().name(),
              threads.doing(taking),
              exit(taking),
              taking instanceof Loan && ((Loan) taking).isLeftNormally(),
              condition(one),
              sockets.local(taking)));
    }
    return Collections.unmodifiableList(outstanding);
  }

  private static ExitFacts exit(Taking taking) {
    Exit exit = taking.exit();
    return exit == null ? null : exit.facts();
  }

  private Condition condition(Out one) {
    boolean lent = one.taking instanceof Loan;
    if (lent && one.connection != null && ledger.closed.find(one.connection) != null) {
      return Condition.CLOSED;
    }
    Use use = one.connection == null ? null : ledger.uses.find(one.connection);
    Condition inUse = use == null ? Condition.USUAL : use.condition(one.taking.sinceNanos());
    return inUse == Condition.USUAL
            && lent
            && handles.isInTransaction(((Loan) one.taking).slot().get())
        ? Condition.IN_TRANSACTION
        : inUse;
  }

  private static Map<Integer, Integer> loansByPool(Map<Site, List<Out>> out) {
    Map<Integer, Integer> loans = new HashMap<>();
    for (List<Out> ofSite : out.values()) {
      for (Out one : ofSite) {
        if (one.pool >= 0) {
          Integer count = loans.get(one.pool);
          loans.put(one.pool, count == null ? 1 : count + 1);
        }
      }
    }
    return loans;
  }

  private List<ClientFacts> clients() {
    final Map<SiteName, Map<String, Long>> alive = new LinkedHashMap<>();
    for (HeavyClient client : ledger.clients.all()) {
      SiteName name = client.taking().site().name();
      Map<String, Long> ofSite = alive.get(name);
      if (ofSite == null) {
        ofSite = new LinkedHashMap<>();
        alive.put(name, ofSite);
      }
      Long count = ofSite.get(client.type());
      ofSite.put(client.type(), count == null ? 1L : count + 1);
    }
    final List<ClientFacts> facts = new ArrayList<>();
    ledger.sites.forEach(
        new Sites.Visitor() {
          @Override
          public void visit(Site site) {
            if (site.name().role() == Role.CLIENT) {
              addClients(facts, site, alive.get(site.name()));
            }
          }
        });
    return Collections.unmodifiableList(facts);
  }

  private static void addClients(List<ClientFacts> facts, Site site, Map<String, Long> alive) {
    long created = site.counts().opened();
    long closed = site.counts().returned();
    if (alive == null) {
      facts.add(new ClientFacts(made(site), site.name(), created, closed, 0));
      return;
    }
    for (Map.Entry<String, Long> type : alive.entrySet()) {
      facts.add(new ClientFacts(type.getKey(), site.name(), created, closed, type.getValue()));
    }
  }

  /** What a site makes, when no instance is left to ask. */
  private static String made(Site site) {
    String through = site.name().through();
    return through == null ? null : through.replace("new ", "");
  }

  /** Something out, the pool it is out of (or -1), and its connection object if it has one. */
  private static final class Out {

    private final Taking taking;
    private final int pool;
    private final Object connection;

    Out(Taking taking, int pool, Object connection) {
      this.taking = taking;
      this.pool = pool;
      this.connection = connection;
    }
  }
}
