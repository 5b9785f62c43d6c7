package io.overdue.agent.record;

import io.overdue.agent.facts.Deployment;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.support.Addresses;
import io.overdue.agent.support.OwnThread;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Borrower;
import io.overdue.desk.Clerk;
import io.overdue.desk.LoanDesk;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The clerk on duty: writes into the {@link Ledger} what happens on the application's threads.
 *
 * <p>The common path of a loan is one table look-up and a mark that tells its site to lend, one
 * table look-up to return; where no mark tells, the stack is walked. Nothing here blocks, formats
 * or logs.
 */
final class Recorder implements Clerk {

  private final Ledger ledger;
  private final FrameFilter filter;
  private final StackReader stacks;
  private final Marks marks;
  private final SelfMeter meter;
  private final RedisTypes redisTypes;
  private final ChannelReader channels;
  private final ServersSeen servers;
  private final Names names;
  private final Ticks ticks;
  private final Alarm alarm;
  private final Seldom alarmed;
  private final Doorstep doorstep;
  private final AtomicInteger lenderIds = new AtomicInteger();

  /** Number of the time of looking; written by the watch thread alone. */
  private volatile int window;

  /**
   * @param alarm told at most every ten seconds
   */
  Recorder(
      Ledger ledger,
      FrameFilter filter,
      StackReader stacks,
      Marks marks,
      SelfMeter meter,
      RedisTypes redisTypes,
      ChannelReader channels,
      ServersSeen servers,
      Names names,
      Ticks ticks,
      Alarm alarm) {
    this.ledger = ledger;
    this.filter = filter;
    this.stacks = stacks;
    this.marks = marks;
    this.meter = meter;
    this.redisTypes = redisTypes;
    this.channels = channels;
    this.servers = servers;
    this.names = names;
    this.ticks = ticks;
    this.alarm = alarm;
    this.alarmed = new Seldom(ticks.nanos());
    this.doorstep = new Doorstep(alarm, ticks.nanos());
  }

  @Override
  public void poolMade(Object pool, Object factory) {
    if (ledger.lenders.find(pool) != null) {
      return; // an outer constructor of the same object
    }
    Lender.Kind kind =
        redisTypes.include(pool) || redisTypes.include(factory)
            ? Lender.Kind.REDIS
            : Lender.Kind.UNDECIDED;
    Callsite createdAt = stacks.read(filter, ledger.helpers);
    Lender lender = register(pool, createdAt, deployment(createdAt), kind);
    if (lender != null && kind == Lender.Kind.REDIS) {
      admit(pool, lender);
    }
  }

  private Deployment deployment(Callsite createdAt) {
    Class<?> maker = stacks.onStack(createdAt.frame().getClassName());
    return maker == null ? null : Deployments.of(maker.getClassLoader());
  }

  private Lender register(
      Object pool, Callsite createdAt, Deployment deployment, Lender.Kind kind) {
    return ledger.lenders.add(
        new Lender(
            lenderIds.incrementAndGet(),
            pool,
            createdAt,
            deployment,
            ticks.nanos(),
            kind,
            ledger.lenders.queue()));
  }

  /** A pool is one of Redis connections: unless a client made it for itself, it is a client. */
  private void admit(Object pool, Lender lender) {
    if (!lender.isOlderThanAgent() && lender.maker() == Maker.APPLICATION) {
      addClient(pool, lender.createdAt(), lender.sinceNanos());
    }
  }

  @Override
  public void poolClosed(Object pool) {
    Lender lender = ledger.lenders.find(pool);
    if (lender != null && lender.close()) {
      clientClosed(pool);
    }
  }

  @Override
  public void clientMade(Object client) {
    if (ledger.clients.find(client) == null) {
      addClient(client, stacks.read(filter, ledger.helpers), ticks.nanos());
    }
  }

  private void addClient(Object client, Callsite callsite, long sinceNanos) {
    Site site = ledger.sites.at(callsite, Role.CLIENT, Maker.APPLICATION);
    if (site != null) {
      add(client, new Taking(site, Borrower.current(), sinceNanos));
    }
  }

  private void add(Object client, Taking taking) {
    HeavyClient added = new HeavyClient(client, taking, ledger.clients.queue());
    if (ledger.clients.add(added) == added) {
      taking.site().opened();
    }
  }

  @Override
  public void clientClosed(Object client) {
    HeavyClient known = ledger.clients.find(client);
    if (known != null && ledger.clients.remove(known)) {
      known.taking().returned(ticks.nanos());
    }
  }

  @Override
  public void connectionMade(Object connection) {
    if (!OwnThread.isCurrent() && ledger.origins.find(connection) == null) {
      Site site = connectSite();
      if (site != null) {
        ledger.origins.add(new Origin(connection, site, ledger.origins.queue()));
      }
    }
  }

  @Override
  public void connected(Object connection, Object before, Object after) {
    boolean reopened = ledger.closed.find(connection) != null;
    if (before != null) {
      disconnected(connection, before);
    }
    if (!(after instanceof Socket) || OwnThread.isCurrent()) {
      return;
    }
    Socket socket = (Socket) after;
    if (!socket.isConnected() || socket.isClosed() || ledger.connections.find(socket) != null) {
      return;
    }
    Closed earlier = ledger.closed.find(connection);
    if (earlier != null) {
      ledger.closed.remove(earlier);
    }
    Site site = connectSite(connection, reopened);
    if (site == null) {
      return;
    }
    Taking taking = new Taking(site, Borrower.current(), ticks.nanos());
    OpenConnection opened =
        new OpenConnection(socket, connection, taking, ledger.connections.queue());
    if (ledger.connections.add(opened) == opened) {
      site.opened();
    }
    servers.note(opened, connection, taking.sinceNanos());
  }

  /** Who is to answer for a connection that is opened. */
  private Site connectSite(Object connection, boolean reopened) {
    Origin origin = ledger.origins.find(connection);
    if (origin == null) {
      return connectSite();
    }
    if (reopened && origin.site().name().maker() == Maker.APPLICATION) {
      Callsite callsite = stacks.read(filter, ledger.helpers);
      if (callsite.isApplication() && !isWanted(callsite)) {
        return ledger.sites.at(callsite, Role.CONNECT, Maker.REOPENED);
      }
    }
    return origin.site();
  }

  /** Whether the application itself asked to be connected again. */
  private static boolean isWanted(Callsite callsite) {
    String through = callsite.through();
    return through != null && through.endsWith(".connect");
  }

  @Override
  public void handshakeFailed(Object socket, Throwable thrown) {
    OpenConnection known = ledger.connections.find(socket);
    if (known != null) {
      doorstep.failed(known, thrown, ticks.nanos());
    }
    if (known != null && !known.isClosed() && known.taking() != null) {
      Callsite callsite = stacks.read(filter, ledger.helpers);
      known.taking().leftBy(Exit.of(callsite.through(), thrown, ticks.nanos()));
      ledger.stray(known, ledger.sites.at(callsite, Role.CONNECT, Maker.UNFINISHED));
    }
  }

  @Override
  public void replyFailed(Object socket, Throwable thrown) {
    OpenConnection known = ledger.connections.find(socket);
    if (known != null) {
      doorstep.failed(known, thrown, ticks.nanos());
    }
  }

  @Override
  public void greeted(Object socket, Object reply) {
    OpenConnection known = socket == null ? null : ledger.connections.find(socket);
    Object id = reply instanceof Map ? ((Map<?, ?>) reply).get("id") : null;
    if (known != null && id instanceof Long) {
      known.clientId((Long) id);
    }
  }

  @Override
  public String clientName(String own) {
    boolean wanted = own == null || own.isEmpty();
    return wanted && !OwnThread.isCurrent() && names.isAskedByConnection()
        ? names.of(stacks.read(filter, ledger.helpers).frame())
        : own;
  }

  @Override
  public void channelOpened(Object context) {
    open(channels.channelOf(context));
  }

  /** The record of an open channel, begun if need be; null when there is none to be made. */
  private OpenConnection open(Object channel) {
    if (channel == null || OwnThread.isCurrent()) {
      return null;
    }
    OpenConnection known = ledger.connections.find(channel);
    SocketAddress local = known == null ? channels.local(channel) : null;
    SocketAddress remote = local == null ? null : channels.remote(channel);
    return remote == null
        ? known
        : ledger.connections.add(
            new OpenConnection(
                channel,
                Addresses.remote(remote),
                Addresses.text(local),
                channels.isEncrypted(channel),
                ticks.nanos(),
                ledger.connections.queue()));
  }

  @Override
  public void channelClosed(Object context) {
    Object channel = channels.channelOf(context);
    OpenConnection known = channel == null ? null : ledger.connections.find(channel);
    if (known != null && ledger.connections.remove(known)) {
      doorstep.closed(known, ticks.nanos());
    }
  }

  @Override
  public void channelLinked(Object context, Object object) {
    OpenConnection connection = open(channels.channelOf(context));
    if (connection == null || object == null) {
      return;
    }
    servers.note(connection, object, ticks.nanos());
    Session session = ledger.sessions.find(object);
    connection.belongTo(object, session == null ? null : session.taking());
    if (session != null && session.connects()) {
      session.taking().site().opened();
    }
  }

  @Override
  public void sessionMade(Object object) {
    if (OwnThread.isCurrent() || ledger.sessions.find(object) != null) {
      return;
    }
    Callsite callsite = connects();
    Site site =
        ledger.sites.at(callsite, Role.CONNECT, isFillingAPool() ? Maker.POOL : maker(callsite));
    if (site != null) {
      Taking taking = new Taking(site, Borrower.current(), ticks.nanos());
      ledger.sessions.add(new Session(object, taking, ledger.sessions.queue()));
    }
  }

  /** Whether a pool called the application, which then connects. */
  private boolean isFillingAPool() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if ((filter.traits(frame.getClassName()) & FrameFilter.POOL) != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void sessionHanded(Object object) {
    Session session = ledger.sessions.find(object);
    if (session == null || session.wasConnected()) {
      return; // its own channel has told
    }
    Maker maker = isFillingAPool() ? Maker.POOL : Maker.APPLICATION;
    Site site = ledger.sites.at(stacks.read(filter, ledger.helpers), Role.CONNECT, maker);
    if (site != null && session.connects()) {
      site.opened();
      session.handTo(new Taking(site, Borrower.current(), session.taking().sinceNanos()));
    }
  }

  @Override
  public void sessionClosed(Object object) {
    Session session = ledger.sessions.find(object);
    if (session != null && ledger.sessions.remove(session)) {
      ledger.closed.add(new Closed(object, ledger.closed.queue()));
      if (session.wasConnected()) {
        session.taking().returned(ticks.nanos());
      }
    }
  }

  private Site connectSite() {
    Callsite callsite = connects();
    return ledger.sites.at(callsite, Role.CONNECT, maker(callsite));
  }

  /** Who connects: seldom enough for a second look where no application is on the stack. */
  private Callsite connects() {
    Callsite callsite = stacks.read(filter, ledger.helpers);
    return callsite.isApplication() ? callsite : callsite.insideItsLibrary();
  }

  private static Maker maker(Callsite callsite) {
    if (callsite.isInsidePool()) {
      return Maker.POOL;
    }
    return callsite.isInsideClient() ? Maker.CLIENT : Maker.APPLICATION;
  }

  @Override
  public void disconnected(Object connection, Object socket) {
    OpenConnection known = ledger.connections.find(socket);
    if (known != null && known.isClosed() && ledger.connections.remove(known)) {
      ledger.closed.add(new Closed(connection, ledger.closed.queue()));
      known.taking().returned(ticks.nanos());
    }
  }

  @Override
  public void lent(Borrower borrower, Object pool, Object handle, long waitingNanos) {
    if (meter.draws(borrower.turn())) {
      long begun = ticks.nanos();
      lend(borrower, pool, handle, waitingNanos);
      meter.lent(ticks.nanos() - begun);
    } else {
      lend(borrower, pool, handle, waitingNanos);
    }
  }

  private void lend(Borrower borrower, Object pool, Object handle, long waitingNanos) {
    Slot slot = slot(borrower, pool, handle);
    if (slot == null) {
      return;
    }
    Site site = borrowSite(borrower, slot.lender());
    if (site == null) {
      return;
    }
    long now = ticks.nanos();
    Loan loan = new Loan(slot, site, borrower, now);
    slot.lend(loan);
    site.opened(waitingNanos == 0 ? 0 : now - waitingNanos, borrower.number());
    if (site.isClients()) {
      return; // how the application's methods are left says nothing about it
    }
    ThreadNotes notes = ThreadNotes.of(borrower, ledger.notes);
    Loan held = notes.heldOf(slot.lender());
    if (held != null) {
      site.openedInside(held.site());
    }
    notes.add(loan);
    if (site.isConstructors() && site.mayBeHelper()) {
      noteCaller(loan, site.method());
    }
  }

  /** The site of a borrow: by the marked call, or by the stack where that does not tell. */
  private Site borrowSite(Borrower borrower, Lender lender) {
    int call = borrower.asking();
    long behind = borrower.askingBehind();
    int helperChanges = ledger.helpers.changes();
    Site marked = call == 0 ? null : marks.site(call, behind, lender, helperChanges);
    if (marked != null && !marks.isToBeChecked(borrower.turn())) {
      return marked;
    }
    Callsite callsite = stacks.read(filter, ledger.helpers);
    if (callsite.isKept()) {
      return ledger.sites.at(callsite, Role.BORROW, Maker.CLIENT); // not what the call is for
    }
    Site site =
        marked != null && callsite.mayBe(marked.callsite())
            ? marked
            : ledger.sites.at(callsite, Role.BORROW, Maker.APPLICATION);
    if (marked != null && ledger.helpers.changes() == helperChanges) {
      marks.checked(call, marked, site);
    } else {
      marks.walked(call, behind, lender, helperChanges, callsite, site);
    }
    return site;
  }

  @Override
  public void promised(Object pool, Object promise) {
    if (redisTypes.include(pool) || redisTypes.include(promise)) {
      promise(pool, promise, Role.BORROW);
    }
  }

  @Override
  public void clientPromised(Object promise) {
    promise(null, promise, Role.CLIENT);
  }

  private void promise(Object pool, Object promise, Role role) {
    Site site = ledger.sites.ofPromise(stacks.read(filter, ledger.helpers), role);
    if (site != null) {
      ledger.promises.add(
          new Promise(
              promise, pool, site, Borrower.current(), ticks.nanos(), ledger.promises.queue()));
    }
  }

  @Override
  public void promiseGiven(Object pool, Object promise) {
    Promise known = ledger.promises.find(promise);
    if (known != null && ((CompletableFuture<?>) promise).isCompletedExceptionally()) {
      ledger.promises.remove(known);
      try {
        ((CompletableFuture<?>) promise).getNow(null);
      } catch (CompletionException refusal) {
        refused(pool, refusal.getCause());
      }
    }
  }

  @Override
  public void promiseKept(Object pool, Object promise, Object handle) {
    Promise known = ledger.promises.find(promise);
    Object asked = known == null || pool != null ? pool : known.pool();
    Borrower borrower = Borrower.current();
    Slot slot = known == null || asked == null ? null : slot(borrower, asked, handle);
    if (slot != null && ledger.promises.remove(known)) {
      long now = ticks.nanos();
      slot.lend(new Loan(slot, known, now));
      known.site().opened(now - known.askedNanos(), borrower.number());
    }
  }

  @Override
  public void promisedClientMade(Object promise, Object client) {
    Promise known = ledger.promises.find(promise);
    if (known != null && ledger.promises.remove(known)) {
      add(client, new Taking(known.site(), known.borrower(), known.ask(), ticks.nanos()));
    }
  }

  @Override
  public void bound(Object binding) {
    ledger.bindings.add(new Binding(binding, Borrower.current(), ledger.bindings.queue()));
  }

  @Override
  public void spent(Object handle) {
    Slot slot = ledger.slots.find(handle);
    Loan loan = slot == null ? null : slot.take();
    if (loan != null) {
      returned(loan, null, GIVEN_BACK);
      ledger.slots.remove(slot);
      slot.clear();
    }
  }

  /** The slot of a handle; null when its pool is none of ours. */
  private Slot slot(Borrower borrower, Object pool, Object handle) {
    Slot slot = known(borrower, handle);
    return slot != null && slot.lender().isAbout(pool) ? slot : newSlot(pool, handle);
  }

  /** The slot of a handle that was seen before; null for others. */
  private Slot known(Borrower borrower, Object handle) {
    Slot latest = ThreadNotes.latest(borrower, handle);
    return latest != null ? latest : ledger.slots.find(handle);
  }

  /** A slot for a handle seen for the first time; null when its pool is none of ours. */
  private Slot newSlot(Object pool, Object handle) {
    Lender lender = lender(pool, handle);
    if (lender == null || lender.kind() == Lender.Kind.FOREIGN) {
      return null;
    }
    Slot stale = ledger.slots.find(handle);
    if (stale != null) {
      ledger.slots.remove(stale); // the handle has moved to another pool
      stale.clear();
    }
    return ledger.slots.add(new Slot(handle, lender, ledger.slots.queue()));
  }

  /** The record of {@code pool}, decided at last by what it lends. */
  private Lender lender(Object pool, Object handle) {
    Lender lender = ledger.lenders.find(pool);
    if (lender == null) {
      lender = register(pool, null, null, Lender.Kind.UNDECIDED);
    }
    if (lender != null && lender.kind() == Lender.Kind.UNDECIDED) {
      boolean redis = redisTypes.include(handle);
      lender.decide(redis ? Lender.Kind.REDIS : Lender.Kind.FOREIGN);
      if (redis) {
        admit(pool, lender);
      }
    }
    return lender;
  }

  @Override
  public void refused(Object pool, Throwable reason) {
    boolean exhausted = reason instanceof NoSuchElementException && reason.getCause() == null;
    Lender lender = ledger.lenders.find(pool);
    if (!exhausted || lender == null || lender.kind() != Lender.Kind.REDIS) {
      return;
    }
    lender.refused();
    Borrower.current().ask();
    Site site =
        ledger.sites.at(stacks.read(filter, ledger.helpers), Role.BORROW, Maker.APPLICATION);
    if (site != null) {
      site.refused();
    }
    if (alarmed.isTime(ticks.nanos())) {
      alarm.poolRefused();
    }
  }

  @Override
  public Object returning(Object pool, Object handle) {
    Borrower borrower = Borrower.current();
    Slot slot = known(borrower, handle);
    if (slot == null || !slot.lender().isAbout(pool)) {
      return null;
    }
    Borrower takenBackBy = slot.takenBackBy();
    if (takenBackBy != null) {
      return takenBackBy == borrower ? null : TAKEN_BACK;
    }
    Loan loan = slot.take();
    Site lastBack = slot.lastBack();
    if (loan == null && lastBack != null) {
      lastBack.returnedTwice(
          stacks.read(filter, ledger.helpers).name(Role.BORROW, Maker.APPLICATION));
    }
    return loan;
  }

  @Override
  public void returned(Object token, Throwable fault, int way) {
    Loan loan = (Loan) token;
    if (meter.draws(loan.sinceNanos())) {
      long begun = ticks.nanos();
      known(loan.borrower(), loan.slot().get()); // stands for the look-up of the way back
      takeBack(loan, fault, way);
      meter.takenBack(ticks.nanos() - begun);
    } else {
      takeBack(loan, fault, way);
    }
  }

  private void takeBack(Loan loan, Throwable fault, int way) {
    if (fault != null) {
      loan.slot().putBack(loan);
      return;
    }
    long now = ticks.nanos();
    if (loan.isMine()) {
      ThreadNotes.of(loan.borrower(), ledger.notes).remove(loan);
      if (loan.site().countsAsHelper(loan.isBroughtOut())) {
        ledger.helpers.add(loan.site().method());
      }
    }
    if (loan.exit() != null) {
      loan.site().returnedAfterExit(now - loan.exit().nanos());
    }
    if (way == RECLAIMED) {
      loan.reclaimed(now);
      return;
    }
    if (way == BROKEN) {
      loan.slot().lender().broken();
    }
    loan.returned(now);
    loan.slot().cameBack(loan.site());
  }

  @Override
  public void left(
      Borrower borrower,
      int before,
      final String method,
      final Object returned,
      final Throwable thrown) {
    ThreadNotes.of(borrower, ledger.notes)
        .forEachSince(
            before,
            new ThreadNotes.Visitor() {
              @Override
              public void visit(Loan loan) {
                if (method.equals(loan.site().constructor())) {
                  loan.constructed();
                } else if (loan.site().isIn(method)) {
                  leave(loan, method, returned, thrown);
                } else if (thrown != null) {
                  leaveHelper(loan, method, thrown);
                }
              }
            });
  }

  /** The method that took {@code loan} is left, and the loan is still out. */
  private void leave(Loan loan, String method, Object returned, Throwable thrown) {
    if (returned != null && loan.slot().isAbout(returned)) {
      handOn(loan, method);
    } else if (loan.isLostOnTheWayTo(loan.site().callsite())) {
      leaveHelper(loan, loan.site().constructor(), thrown);
    } else if (thrown != null) {
      leaveByException(loan, method, thrown);
    } else {
      loan.leftNormally();
      if (!Contents.mayHaveALoan(returned)) {
        loan.site().handedOn();
      } else if (method.equals(loan.site().method()) && loan.site().mayBeHelper()) {
        noteCaller(loan, method);
      }
    }
  }

  /** What a helper threw while it had the loan is not its caller's fault. */
  private void leaveHelper(Loan loan, String method, Throwable thrown) {
    Callsite helper = loan.site().callsite().helper(method);
    if (helper != null && loan.isLostOnTheWayTo(helper)) {
      leaveHelper(loan, helper.constructor(), thrown);
    } else if (helper != null) {
      ledger.move(loan, helper);
      leaveByException(loan, method, thrown);
    }
  }

  private void leaveByException(Loan loan, String method, Throwable thrown) {
    if (loan.leftBy(Exit.of(method, thrown, ticks.nanos()))) {
      loan.site().exited();
    }
    loan.seenOutside();
  }

  /**
   * The method may have wrapped the loan in what it returns, or the constructor in what it makes:
   * its caller may be to blame.
   */
  private void noteCaller(Loan loan, String method) {
    Callsite here = stacks.read(filter, ledger.helpers.with(method));
    if (!here.via().isEmpty()) {
      loan.broughtTo(here.behind(loan.site().callsite()));
    }
  }

  /** The method returns what it took, so it is a helper: the loan is its caller's. */
  private void handOn(Loan loan, String method) {
    ledger.helpers.add(method);
    Callsite here = stacks.read(filter, ledger.helpers);
    if (here.via().isEmpty()) {
      return; // called by no application code
    }
    ledger.move(loan, here.behind(loan.site().callsite()));
  }

  @Override
  public String[] leftOutSince(long nanos) {
    return new LeftOut(ledger, filter, ticks).since(nanos);
  }

  /** Has the clerk look at some commands, in a new window. */
  void look(int commands) {
    window++;
    LoanDesk.look(commands);
  }

  @Override
  public void commandBegins(Object connection) {
    Use use = OwnThread.isCurrent() ? null : use(connection);
    if (use != null) {
      use.commandBegins(Borrower.current(), window, ticks.nanos());
    }
  }

  @Override
  public void replyRead(Object connection) {
    Use use = use(connection); // up to Jedis 3 the beginning of a command is not seen
    if (use != null) {
      use.replyRead(ticks.nanos());
    }
  }

  @Override
  public void unsubscribed(Object connection) {
    Use use = use(connection);
    if (use != null) {
      use.unsubscribed(ticks.nanos());
    }
  }

  private Use use(Object connection) {
    Use known = ledger.uses.find(connection);
    return known != null ? known : ledger.uses.add(new Use(connection, ledger.uses.queue()));
  }
}
