package io.overdue.agent.record;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.support.WeakTable;

/**
 * The books: handles with their loans, pools, clients and connections, each found by the identity
 * of an object of the application that the books never keep alive.
 *
 * <p>What may look wrong and is not:
 *
 * <ul>
 *   <li>Application threads write and the watch thread reads without a common lock. A reader may
 *       miss a loan that is being lent, or see one that is being returned; a sweep later it sees
 *       better, and no finding rests on one sweep.
 *   <li>A slot is kept while its handle lives, also while it lies idle in its pool: a pool lends
 *       the same handles again and again, and then a loan is the only thing allocated.
 *   <li>A slot refers to its lender and a loan to its slot, strongly: these are the agent's own
 *       objects. What they are about is held weakly, everywhere.
 * </ul>
 */
final class Ledger {

  private static final int MOST_HANDLES = 200_000;
  private static final int MOST_POOLS = 10_000;
  private static final int MOST_CLIENTS = 50_000;
  private static final int MOST_THREADS = 100_000;
  private static final int MOST_BINDINGS = 20_000;
  private static final int MOST_CONNECTIONS = 200_000;

  final Sites sites;
  final WeakTable<Object, Slot> slots = new WeakTable<>(MOST_HANDLES);
  final WeakTable<Object, Lender> lenders = new WeakTable<>(MOST_POOLS);
  final WeakTable<Object, HeavyClient> clients = new WeakTable<>(MOST_CLIENTS);
  final WeakTable<Object, OpenConnection> connections = new WeakTable<>(MOST_CONNECTIONS);
  final WeakTable<Object, Closed> closed = new WeakTable<>(MOST_CONNECTIONS);
  final WeakTable<Object, ThreadNotes> notes = new WeakTable<>(MOST_THREADS);
  final WeakTable<Object, Session> sessions = new WeakTable<>(MOST_CONNECTIONS);
  final WeakTable<Object, Promise> promises = new WeakTable<>(MOST_HANDLES);
  final WeakTable<Object, Origin> origins = new WeakTable<>(MOST_CONNECTIONS);
  final WeakTable<Object, Binding> bindings = new WeakTable<>(MOST_BINDINGS);
  final WeakTable<Object, Use> uses = new WeakTable<>(MOST_CONNECTIONS);

  final Helpers helpers = new Helpers();

  /** When the books were opened. */
  final long sinceNanos;

  Ledger(int mostSites, Watcher watcher, long sinceNanos) {
    this.sinceNanos = sinceNanos;
    this.sites = new Sites(mostSites, watcher);
  }

  /** A loan's method is a helper: the loan is its caller's. */
  void move(Loan loan, Callsite caller) {
    Site helper = loan.site();
    Site site = sites.at(caller, Role.BORROW, Maker.APPLICATION);
    if (site != null) {
      loan.moveTo(site);
      helper.unopened();
      site.opened();
    }
  }

  /** What became of a connection makes {@code stray} answer for it, and not who opened it. */
  void stray(OpenConnection connection, Site stray) {
    Taking taking = connection.taking();
    if (stray != null && taking != null && taking.site() != stray) {
      taking.site().unopened();
      taking.moveTo(stray);
      stray.opened();
    }
  }

  /** Takes back what was left with the application's threads. */
  void leave() {
    for (ThreadNotes left : notes.all()) {
      left.leave();
    }
  }

  /** Number of events that the bounds left out. */
  long dropped() {
    return sites.dropped()
        + slots.dropped()
        + lenders.dropped()
        + clients.dropped()
        + connections.dropped()
        + sessions.dropped()
        + promises.dropped();
  }
}
