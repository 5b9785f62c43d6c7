package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.ExitFacts;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Reclaimed;
import io.overdue.agent.facts.Reclaimed.Outcome;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Borrower;
import io.overdue.desk.Clerk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The books by themselves: made-up pools and handles, real threads and stacks. */
class BooksTest {

  private final AtomicInteger alarms = new AtomicInteger();
  private final List<String> watched = new ArrayList<>();
  private final List<Object> kept = new ArrayList<>();
  private long clientId = -1;
  private final MadeUpTicks ticks = new MadeUpTicks();
  private final MadeUpPool pool = new MadeUpPool();
  private final Books books = books(1000);
  private final Clerk clerk = books.clerk();

  private Books books(int mostSites) {
    FrameFilter filter =
        new FrameFilter(
            List.of("io.overdue.agent.record.BooksTest"),
            List.of(),
            List.of(),
            List.of(),
            List.of("io.overdue.agent.record.Keeper"));
    return new Books(
        filter,
        List.of(new MadeUpReader()),
        new MadeUpChannels(),
        List.of(pool),
        PoolArchive.EMPTY,
        pool,
        mostSites,
        1,
        ticks,
        (type, method) -> watched.add(method),
        new Alarm() {
          @Override
          public void poolRefused() {
            alarms.incrementAndGet();
          }

          @Override
          public void serverRefused(String server) {
            alarms.incrementAndGet();
          }
        });
  }

  @Test
  void waitedIsFromWhenThePoolHadNothingToLend() {
    long beforeNanos = ticks.nanos();
    ticks.pass(5_000_000);
    for (long waitingNanos : new long[] {0, beforeNanos}) {
      clerk.lent(Borrower.current(), pool, new MadeUpHandle(), waitingNanos);
    }
    assertThat(borrowSite().waited().at(50)).isZero();
    assertThat(borrowSite().waited().max()).isBetween(4_700L, 5_400L);
  }

  @Test
  void whatComesLaterIsOnLoanToWhoWasPromisedIt() throws Exception {
    MadeUpHandle promise = new MadeUpHandle();
    MadeUpHandle handle = new MadeUpHandle();
    clerk.promised(pool, promise);
    ticks.pass(5_000_000);
    Thread library = new Thread(() -> clerk.promiseKept(null, promise, handle), "library");
    library.start();
    library.join();
    SiteFacts site = borrowSite();
    assertThat(site.name().methodName()).isEqualTo("whatComesLaterIsOnLoanToWhoWasPromisedIt");
    assertThat(site.waited().count()).isEqualTo(1);
    assertThat(site.counts().out()).isEqualTo(1);
    clerk.spent(handle);
    clerk.spent(handle);
    assertThat(borrowSite().outstanding()).isEmpty();
    assertThat(borrowSite().counts().returned()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void whatIsBoundToAThreadIsStrandedOnceTheThreadHasNothingToDo() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(1);
    CountDownLatch isBound = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    MadeUpHandle bound = new MadeUpHandle();
    try {
      workers.submit(
          () -> {
            lend(bound);
            clerk.bound(bound);
            isBound.countDown();
            return seen.await(60, TimeUnit.SECONDS);
          });
      isBound.await();
      ticks.pass(5_000_000_000L);
      assertThat(holders()).containsExactly(Holder.KEPT);
      seen.countDown();
      while (holders().contains(Holder.KEPT)) {
        Thread.yield();
      }
      assertThat(holders()).containsExactly(Holder.STRANDED);
    } finally {
      workers.shutdownNow();
    }
  }

  private List<Holder> holders() {
    return sites(Role.BORROW).stream()
        .flatMap(site -> site.outstanding().stream())
        .map(Outstanding::holder)
        .collect(Collectors.toList());
  }

  @Test
  void clientThatComesLaterIsOfWhoWantedIt() throws Exception {
    Object promise = new Object();
    clerk.clientPromised(promise);
    Thread library = new Thread(() -> clerk.promisedClientMade(promise, pool), "library");
    library.start();
    library.join();
    assertThat(sites(Role.CLIENT).get(0).name().methodName())
        .isEqualTo("clientThatComesLaterIsOfWhoWantedIt");
    clerk.clientClosed(pool);
    assertThat(sites(Role.CLIENT).get(0).counts().returned()).isEqualTo(1);
  }

  @Test
  void whatNobodyWasPromisedIsNoLoan() {
    Object poolOfOtherThings = new Object();
    clerk.promised(poolOfOtherThings, new Object());
    clerk.promiseKept(null, new Object(), new MadeUpHandle());
    assertThat(books.copy(1, 1_000_000_000L).sites()).isEmpty();
  }

  @Test
  void loanIsOutUntilItIsReturned() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    ticks.pass(5_000_000);
    assertThat(borrowSite().counts().out()).isEqualTo(1);
    clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    assertThat(borrowSite().counts().out()).isZero();
    assertThat(borrowSite().held().count()).isEqualTo(1);
    assertThat(borrowSite().held().max()).isBetween(4_700L, 5_400L);
  }

  @Test
  void loanThatComesBackWhileItsThreadIsLookedAtIsNotOut() throws Exception {
    MadeUpHandle handle = new MadeUpHandle();
    CountDownLatch lent = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    Thread borrower =
        new Thread("borrower") {
          @Override
          public void run() {
            lend(handle);
            lent.countDown();
            awaitQuietly(looked);
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            looked.countDown();
            clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
            return super.getStackTrace();
          }
        };
    borrower.start();
    lent.await();
    ticks.pass(5_000_000_000L);
    assertThat(borrowSite().outstanding()).isEmpty();
    assertThat(looked.getCount()).isZero();
    borrower.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void reclaimedLoanIsOverAndItsLateReturnIsNothing() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    long serial = borrowSite().outstanding().get(0).serial();
    assertThat(outcomes(books.reclaim(List.of(serial), ticks.nanos(), true)))
        .containsExactly(Outcome.WOULD_BE);
    assertThat(pool.invalidated).isEmpty();
    assertThat(onAnotherThread(() -> books.reclaim(List.of(serial), ticks.nanos(), false)))
        .containsExactly(Outcome.DONE);
    assertThat(pool.invalidated).containsExactly(handle);
    assertThat(borrowSite().counts().reclaimed()).isEqualTo(1);
    assertThat(clerk.returning(pool, handle)).isEqualTo(Clerk.TAKEN_BACK);
    assertThat(borrowSite().returnedTwice().count()).isZero();
  }

  @Test
  void loanThatMovedSinceTheReportIsNotReclaimed() {
    MadeUpHandle lentAgain = new MadeUpHandle();
    lend(lentAgain);
    long before = borrowSite().outstanding().get(0).serial();
    clerk.returned(clerk.returning(pool, lentAgain), null, Clerk.GIVEN_BACK);
    lend(lentAgain);
    ticks.pass(1);
    MadeUpHandle used = new MadeUpHandle();
    lend(used);
    long inUse = borrowSite().outstanding().get(1).serial();
    long reported = ticks.nanos();
    ticks.pass(1);
    clerk.commandBegins(used);
    assertThat(onAnotherThread(() -> books.reclaim(List.of(before, inUse), reported, false)))
        .containsExactly(Outcome.CAME_BACK, Outcome.USED);
    assertThat(pool.invalidated).isEmpty();
    assertThat(borrowSite().counts().out()).isEqualTo(2);
  }

  private void lend(MadeUpHandle handle) {
    clerk.lent(Borrower.current(), pool, handle, 0);
  }

  private static List<Outcome> onAnotherThread(Supplier<List<Reclaimed>> reclaim) {
    return outcomes(CompletableFuture.supplyAsync(reclaim).join());
  }

  private static List<Outcome> outcomes(List<Reclaimed> all) {
    return all.stream().map(Reclaimed::outcome).toList();
  }

  @Test
  void loanThatAClientKeepsForItselfIsNotTheApplications() {
    Keeper.lent(clerk, pool, kept(new MadeUpHandle()));
    assertThat(borrowSite().name().maker()).isEqualTo(Maker.CLIENT);
    assertThat(borrowSite().counts().out()).isEqualTo(1);
  }

  @Test
  void secondReturnOfOneLoanIsNone() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    assertThat(clerk.returning(pool, handle)).isNull();
    assertThat(borrowSite().counts().returned()).isEqualTo(1);
  }

  @Test
  void handleGivenBackOnceMoreIsToldWithItsBorrow() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    clerk.returning(pool, handle);
    assertThat(borrowSite().returnedTwice().count()).isEqualTo(1);
    assertThat(borrowSite().returnedTwice().other().frame()).contains("BooksTest.java");
  }

  @Test
  void poolThatGivesBackWhileItThrowsAwayGivesNothingBackTwice() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    Object loan = clerk.returning(pool, handle);
    clerk.returning(pool, handle); // Jedis closes what it destroys, and so gives it back
    clerk.returned(loan, null, Clerk.BROKEN);
    assertThat(borrowSite().returnedTwice().count()).isZero();
  }

  @Test
  void connectionIsSharedWhenThreadsOvertakeEachOther() throws Exception {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    ticks.pass(1000);
    for (int i = 0; i < 4; i++) {
      clerk.commandBegins(handle);
      onAnotherThread(() -> clerk.commandBegins(handle));
    }
    assertThat(borrowSite().outstanding().get(0).condition()).isEqualTo(Condition.SHARED);
  }

  @Test
  void connectionIsNotSharedWhenEachReplyIsReadBeforeTheNextCommand() throws Exception {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    ticks.pass(1000);
    for (int i = 0; i < 10; i++) {
      clerk.commandBegins(handle);
      clerk.replyRead(handle);
      onAnotherThread(() -> clerk.commandBegins(handle));
      clerk.replyRead(handle);
    }
    assertThat(borrowSite().outstanding().get(0).condition()).isEqualTo(Condition.USUAL);
  }

  @Test
  void connectionIsNotSharedWhenItIsHandedOnAgainAndAgain() throws Exception {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    ticks.pass(1000);
    for (int i = 0; i < 10; i++) {
      Thread next = new Thread(() -> clerk.commandBegins(handle));
      next.start();
      next.join();
    }
    assertThat(borrowSite().outstanding().get(0).condition()).isEqualTo(Condition.USUAL);
  }

  @Test
  void connectionWithoutANameIsNamedAfterItsLine() {
    assertThat(connectAndAsk(null)).endsWith("/BooksTest.connectAndAsk");
    assertThat(connectAndAsk("")).endsWith("/BooksTest.connectAndAsk");
    assertThat(connectAndAsk("orders")).isEqualTo("orders");
    assertThat(clerk.clientName(null)).as("asked by somebody else").isNull();
  }

  private String connectAndAsk(String own) {
    return clerk.clientName(own);
  }

  @Test
  void serverIsKnownForAWhileAfterItsLastConnectionIsClosed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
      MadeUpHandle connection = new MadeUpHandle();
      clerk.connected(connection, null, socket);
      socket.close();
      clerk.disconnected(connection, socket);
      assertThat(books.destinations()).hasSize(1);
      Destination seen = books.destinations().get(0);
      assertThat(seen.address()).endsWith(":" + server.getLocalPort());
      assertThat(seen.ends()).isEmpty();
      assertThat(seen.credentials().user()).isEqualTo("app");
      ticks.pass(601_000_000_000L);
      assertThat(books.destinations()).isEmpty();
    }
  }

  @Test
  void serversKnownAreBounded() throws Exception {
    List<ServerSocket> servers = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      servers.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      try (Socket socket =
          new Socket(servers.get(i).getInetAddress(), servers.get(i).getLocalPort())) {
        clerk.connected(new MadeUpHandle(), null, socket);
        kept.add(socket);
      }
    }
    assertThat(books.destinations()).hasSize(64);
    for (ServerSocket server : servers) {
      server.close();
    }
  }

  @Test
  void endedSubscriptionIsToldUntilTheLoanEnds() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    ticks.pass(1000);
    clerk.unsubscribed(handle);
    assertThat(borrowSite().outstanding().get(0).condition()).isEqualTo(Condition.UNSUBSCRIBED);
    clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    ticks.pass(1000);
    clerk.lent(Borrower.current(), pool, handle, 0);
    assertThat(sites(Role.BORROW))
        .flatExtracting(SiteFacts::outstanding)
        .extracting(Outstanding::condition)
        .containsExactly(Condition.USUAL);
  }

  @Test
  void connectionThatReconnectsIsOneConnection() {
    Object session = new Object();
    clerk.sessionMade(session);
    assertThat(sites(Role.CONNECT)).isEmpty();
    Object first = new Object();
    clerk.channelOpened(first);
    clerk.channelLinked(first, session);
    ticks.pass(5_000_000_000L);
    clerk.channelClosed(first);
    Object second = new Object();
    clerk.channelOpened(second);
    clerk.channelLinked(second, session);
    assertThat(sites(Role.CONNECT))
        .singleElement()
        .satisfies(
            site -> {
              assertThat(site.counts().opened()).isEqualTo(1);
              assertThat(site.counts().out()).isEqualTo(1);
              assertThat(site.outstanding().get(0).ageNanos()).isEqualTo(5_000_000_000L);
              assertThat(site.outstanding().get(0).local()).isEqualTo("127.0.0.1:40000");
            });
    clerk.sessionClosed(session);
    clerk.sessionClosed(session);
    clerk.channelClosed(second);
    assertThat(sites(Role.CONNECT).get(0).counts().returned()).isEqualTo(1);
    assertThat(sites(Role.CONNECT).get(0).outstanding()).isEmpty();
  }

  @Test
  void clientIdIsTheOneOfTheLatestHandshake() {
    Object session = new Object();
    clerk.sessionMade(session);
    for (int handshake = 1; handshake <= 2; handshake++) {
      Object channel = new Object();
      clientId = 40 + handshake;
      clerk.channelOpened(channel);
      clerk.channelLinked(channel, session);
      assertThat(books.copy(handshake, 1_000_000_000L).sockets())
          .singleElement()
          .satisfies(socket -> assertThat(socket.clientId()).isEqualTo(clientId));
      clerk.channelClosed(channel);
    }
  }

  @Test
  void clientIdIsTakenFromTheGreetingOfASocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      clerk.connected(new Object(), null, socket);
      clerk.greeted(socket, Map.of("proto", 3L, "id", 77L));
      clerk.greeted(socket, Map.of("id", "no number"));
      clerk.greeted(socket, null);
      clerk.greeted(new Socket(), Map.of("id", 78L));
      assertThat(books.copy(1, 1_000_000_000L).sockets())
          .singleElement()
          .satisfies(known -> assertThat(known.clientId()).isEqualTo(77));
    }
  }

  @Test
  void connectionThatNeverLoggedInIsNotCounted() {
    Object session = new Object();
    clerk.sessionMade(session);
    Object channel = new Object();
    clerk.channelOpened(channel);
    assertThat(books.copy(1, 1_000_000_000L).sockets()).hasSize(1);
    clerk.channelClosed(channel);
    clerk.sessionClosed(session);
    assertThat(sites(Role.CONNECT)).isEmpty();
    assertThat(books.copy(1, 1_000_000_000L).sockets()).isEmpty();
  }

  @Test
  void constructorThatBorrowsIsWatchedFromAround() {
    new MadeUpCursor();
    assertThat(borrowSite().name().methodName()).isEqualTo("<init>");
    assertThat(watched).contains("constructorThatBorrowsIsWatchedFromAround");
    clerk.left(
        Borrower.current(),
        0,
        getClass().getName() + ".constructorThatBorrowsIsWatchedFromAround",
        null,
        new IllegalStateException("the first page"));
    assertThat(borrowSite().exits().exited()).isEqualTo(1);
  }

  static Stream<Object> wrappers() {
    MadeUpHandle lent = new MadeUpHandle();
    return Stream.of(
        new MadeUpTicks(),
        Optional.of(lent),
        List.of("name", lent),
        new ArrayList<>(List.of(lent)),
        new Object[] {lent},
        Map.entry("name", lent),
        new AtomicReference<>(lent),
        CompletableFuture.completedFuture(lent));
  }

  @ParameterizedTest
  @MethodSource("wrappers")
  void methodThatWrapsWhatItBorrowsIsAHelperOnceItsCallersGiveBack(Object wrapper) {
    for (int i = 0; i < 9; i++) {
      MadeUpHandle handle = new MadeUpHandle();
      wrap(handle, wrapper);
      clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    }
    wrap(new MadeUpHandle(), wrapper);
    assertOneIsOutAt("methodThatWrapsWhatItBorrowsIsAHelperOnceItsCallersGiveBack", ".wrap(");
  }

  @Test
  void whatWasBroughtToACallerIsInsideItAsLongAsThatRuns() {
    wrap(new MadeUpHandle(), new MadeUpTicks());
    ticks.pass(5_000_000_000L);
    assertThat(holders()).containsExactly(Holder.INSIDE);
  }

  @Test
  void whatWasBroughtToACallerIsOutsideOnceThatHasEnded() {
    wrapAndEnd();
    ticks.pass(5_000_000_000L);
    assertThat(holders()).containsExactly(Holder.KEPT);
  }

  private void assertOneIsOutAt(String method, String helper) {
    assertThat(sites(Role.BORROW))
        .filteredOn(site -> site.counts().out() == 1)
        .singleElement()
        .satisfies(
            site -> {
              assertThat(site.name().methodName()).isEqualTo(method);
              assertThat(site.name().via()).singleElement().asString().contains(helper);
            });
  }

  private void wrapAndEnd() {
    wrap(new MadeUpHandle(), new MadeUpTicks());
  }

  private void wrap(MadeUpHandle handle, Object wrapper) {
    int mark = Borrower.current().asked();
    clerk.lent(Borrower.current(), pool, kept(handle), 0);
    clerk.left(Borrower.current(), mark, getClass().getName() + ".wrap", wrapper, null);
  }

  @Test
  void constructorIsAHelperOnceItsCallersGiveBackWhatItTook() {
    takeAndGiveBackNineTimes();
    taker(null);
    assertOneIsOutAt("taker", "Taker.<init>");
  }

  @Test
  void constructorThatGivesBackItselfIsNoHelper() {
    for (int i = 0; i < 9; i++) {
      new Taker(true);
    }
    new Taker(false);
    assertThat(out()).singleElement().extracting(this::methodName).isEqualTo("<init>");
  }

  @Test
  void whatAConstructorThrewIsItsOwnFaultAlsoWhereItIsAHelper() {
    takeAndGiveBackNineTimes();
    IllegalStateException early = new IllegalStateException("no first page");
    assertThatThrownBy(() -> taker(early)).isSameAs(early);
    assertThat(out()).singleElement().extracting(this::methodName).isEqualTo("<init>");
    assertThat(exit().thrown()).isEqualTo(early.getClass().getName());
  }

  @Test
  void whatAConstructorThrewIsItsOwnFaultAlsoWhereItsCallerCatchesIt() {
    takeAndGiveBackNineTimes();
    int mark = Borrower.current().asked();
    try {
      new Taker(new IllegalStateException("no first page"));
    } catch (IllegalStateException caught) {
      // nobody outside hears of it
    }
    left(mark, "whatAConstructorThrewIsItsOwnFaultAlsoWhereItsCallerCatchesIt", null, null);
    assertThat(out()).singleElement().extracting(this::methodName).isEqualTo("<init>");
    assertThat(exit().thrown()).isEqualTo("an exception that its caller caught");
  }

  @Test
  void whatAConstructorThrewBeforeItWasKnownToBeAHelperIsItsOwnFault() {
    int mark = Borrower.current().asked();
    assertThatThrownBy(() -> new Taker(new IllegalStateException("no first page")));
    left(mark, "whatAConstructorThrewBeforeItWasKnownToBeAHelperIsItsOwnFault", null, null);
    takeAndGiveBackNineTimes();
    assertThat(out()).singleElement().extracting(this::methodName).isEqualTo("<init>");
  }

  @Test
  void whatAConstructorTookBeforeItWasKnownToBeAHelperIsItsCallers() {
    taker(null);
    takeAndGiveBackNineTimes();
    assertOneIsOutAt("taker", "Taker.<init>");
  }

  @Test
  void whatIsThrownAfterTheConstructorIsItsCallersFault() {
    takeAndGiveBackNineTimes();
    int mark = Borrower.current().asked();
    new Taker((RuntimeException) null);
    left(mark, "whatIsThrownAfterTheConstructorIsItsCallersFault", null, new Error());
    assertOneIsOutAt("whatIsThrownAfterTheConstructorIsItsCallersFault", "Taker.<init>");
  }

  @Test
  void whatAHelperThrewIsItsOwnFault() {
    for (int i = 0; i < 9; i++) {
      MadeUpHandle handle = new MadeUpHandle();
      wrap(handle, new MadeUpTicks());
      clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    }
    int mark = Borrower.current().asked();
    wrap(new IllegalArgumentException());
    left(mark, "whatAHelperThrewIsItsOwnFault", null, null);
    assertThat(out()).singleElement().extracting(this::methodName).isEqualTo("wrap");
    assertThat(exit().method()).endsWith(".wrap");
  }

  private void wrap(Throwable failure) {
    int mark = Borrower.current().asked();
    clerk.lent(Borrower.current(), pool, kept(new MadeUpHandle()), 0);
    left(mark, "wrap", null, failure);
  }

  /** Alive until the end of the test: a loan whose handle is collected is not out but lost. */
  private MadeUpHandle kept(MadeUpHandle handle) {
    kept.add(handle);
    return handle;
  }

  private void takeAndGiveBackNineTimes() {
    for (int i = 0; i < 9; i++) {
      taker(null).giveBack();
    }
  }

  private Taker taker(RuntimeException failure) {
    int mark = Borrower.current().asked();
    try {
      Taker taker = new Taker(failure);
      left(mark, "taker", taker, null);
      return taker;
    } catch (RuntimeException thrown) {
      left(mark, "taker", null, thrown);
      throw thrown;
    }
  }

  private void left(int mark, String method, Object returned, Throwable thrown) {
    String name = getClass().getName() + (method.startsWith("Taker") ? "$" : ".") + method;
    clerk.left(Borrower.current(), mark, name, returned, thrown);
  }

  private List<SiteFacts> out() {
    return sites(Role.BORROW).stream().filter(site -> site.counts().out() == 1).toList();
  }

  private String methodName(SiteFacts site) {
    return site.name().methodName();
  }

  private ExitFacts exit() {
    return out().get(0).outstanding().get(0).exit();
  }

  /** Borrows as it is made. */
  private final class Taker {

    private final MadeUpHandle handle = kept(new MadeUpHandle());

    Taker(RuntimeException failure) {
      int mark = Borrower.current().asked();
      clerk.lent(Borrower.current(), pool, handle, 0);
      if (failure != null) {
        throw failure;
      }
      left(mark, "Taker.<init>", null, null);
    }

    Taker(boolean careful) {
      int mark = Borrower.current().asked();
      clerk.lent(Borrower.current(), pool, handle, 0);
      if (careful) {
        giveBack();
      }
      left(mark, "Taker.<init>", null, null);
    }

    void giveBack() {
      clerk.returned(clerk.returning(pool, handle), null, Clerk.GIVEN_BACK);
    }
  }

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void endTheOtherThread() {
    other.shutdown();
  }

  private void onAnotherThread(Runnable act) throws Exception {
    other.submit(act).get();
  }

  @Test
  void returnThatThePoolRefusesLeavesTheLoanOut() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(Borrower.current(), pool, handle, 0);
    clerk.returned(clerk.returning(pool, handle), new IllegalStateException(), Clerk.GIVEN_BACK);
    assertThat(borrowSite().counts().out()).isEqualTo(1);
    assertThat(borrowSite().outstanding()).hasSize(1);
  }

  @Test
  void siteIsTheLineThatBorrows() {
    clerk.lent(Borrower.current(), pool, new MadeUpHandle(), 0);
    assertThat(borrowSite().name().frame())
        .matches(
            "io\\.overdue\\.agent\\.record\\.BooksTest\\.siteIsTheLineThatBorrows\\(.*:\\d+\\)");
  }

  @Test
  void refusalRaisesTheAlarmAtMostEveryTenSeconds() {
    clerk.poolMade(pool, new MadeUpHandle());
    for (int i = 0; i < 5; i++) {
      refuse();
    }
    assertThat(alarms).hasValue(1);
    ticks.pass(11_000_000_000L);
    refuse();
    assertThat(alarms).hasValue(2);
    assertThat(borrowSite().counts().refused()).isEqualTo(6);
  }

  private void refuse() {
    clerk.refused(pool, new NoSuchElementException("exhausted"));
  }

  @Test
  void refusalForAnotherReasonIsNoExhaustion() {
    clerk.poolMade(pool, new MadeUpHandle());
    clerk.refused(pool, new NoSuchElementException("unable to validate").initCause(new Error()));
    clerk.refused(pool, new IllegalStateException("pool not open"));
    assertThat(alarms).hasValue(0);
  }

  @Test
  void sitesBeyondTheBoundAreDroppedAndCounted() {
    Books small = books(1);
    small.clerk().lent(Borrower.current(), pool, new MadeUpHandle(), 0);
    small.clerk().lent(Borrower.current(), pool, new MadeUpHandle(), 0);
    LedgerFacts facts = small.copy(1, 1_000_000_000L);
    assertThat(facts.sites()).hasSize(1);
    assertThat(facts.dropped()).isEqualTo(1);
  }

  @Test
  void booksKeepNeitherHandlesNorPoolsAlive() {
    Object[] application = {new MadeUpPool(), new MadeUpHandle()};
    clerk.poolMade(application[0], application[1]);
    clerk.lent(Borrower.current(), application[0], application[1], 0);
    assertThat(pools()).hasSize(1);
    application[0] = null;
    application[1] = null;
    for (int i = 0; i < 100 && (!pools().isEmpty() || borrowSite().counts().lost() == 0); i++) {
      System.gc();
    }
    assertThat(pools()).isEmpty();
    assertThat(borrowSite().counts().lost()).isEqualTo(1);
  }

  private List<PoolFacts> pools() {
    return books.copy(1, 1_000_000_000L).pools();
  }

  private List<SiteFacts> sites(Role role) {
    return books.copy(1, 1_000_000_000L).sites().stream()
        .filter(site -> site.role() == role)
        .toList();
  }

  private SiteFacts borrowSite() {
    return books.copy(1, 1_000_000_000L).sites().stream()
        .filter(site -> site.role() == Role.BORROW)
        .findFirst()
        .orElseThrow();
  }

  /** A clock that stands still until told. */
  private static final class MadeUpTicks implements Ticks {
    private long nanos = 1_000_000_000_000L;

    void pass(long more) {
      nanos += more;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long epochMillis() {
      return nanos / 1_000_000;
    }
  }

  private static final class MadeUpHandle {}

  /** Borrows where it is constructed. */
  private final class MadeUpCursor {
    MadeUpCursor() {
      clerk.lent(Borrower.current(), pool, new MadeUpHandle(), 0);
    }
  }

  private final class MadeUpReader implements ClientReader {
    @Override
    public long clientIdOf(Object connection) {
      return clientId;
    }

    @Override
    public Iterable<String> redisTypes() {
      return List.of(MadeUpHandle.class.getName());
    }

    @Override
    public Object connectionOf(Object handle) {
      return handle;
    }

    @Override
    public Iterable<Object> leftIn(Object binding) {
      return List.of(binding);
    }

    @Override
    public boolean isInTransaction(Object handle) {
      return false;
    }

    @Override
    public Socket socketOf(Object handle) {
      return null;
    }

    @Override
    public Credentials credentialsOf(Object connection) {
      return Credentials.of("app", "secret");
    }

    @Override
    public boolean disown(Object handle) {
      return true;
    }

    @Override
    public boolean asksForName(StackTraceElement caller, StackTraceElement called) {
      return caller.getMethodName().equals("connectAndAsk");
    }

    @Override
    public String loginOf(Object factory) {
      return null;
    }
  }

  /** Channels that are their own contexts. */
  private static final class MadeUpChannels implements ChannelReader {
    @Override
    public Object channelOf(Object context) {
      return context;
    }

    @Override
    public SocketAddress local(Object channel) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    }

    @Override
    public SocketAddress remote(Object channel) {
      return InetSocketAddress.createUnresolved("redis-a", 6379);
    }

    @Override
    public boolean isEncrypted(Object channel) {
      return false;
    }
  }

  /** A pool and what reads it, in one. */
  private static final class MadeUpPool implements PoolReader, Invalidator {
    private final List<Object> invalidated = new ArrayList<>();

    @Override
    public void invalidate(Object from, Object handle) {
      invalidated.add(handle);
    }

    @Override
    public boolean knows(Object pool) {
      return pool instanceof MadeUpPool;
    }

    @Override
    public int active(Object pool) {
      return 1;
    }

    @Override
    public int maxTotal(Object pool) {
      return 8;
    }
  }
}

/** A client, by the name of its class. */
final class Keeper {

  private Keeper() {}

  static void lent(Clerk clerk, Object pool, Object handle) {
    clerk.lent(Borrower.current(), pool, handle, 0);
  }
}
