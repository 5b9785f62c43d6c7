package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Clerk;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The books by themselves: made-up pools and handles, real threads and stacks. */
class BooksTest {

  private final AtomicInteger alarms = new AtomicInteger();
  private final List<String> watched = new ArrayList<>();
  private final MadeUpTicks ticks = new MadeUpTicks();
  private final MadeUpPool pool = new MadeUpPool();
  private final Books books = books(1000);
  private final Clerk clerk = books.clerk();

  private Books books(int mostSites) {
    FrameFilter filter =
        new FrameFilter(
            List.of("io.overdue.agent.record.BooksTest"), List.of(), List.of(), List.of());
    return new Books(
        filter,
        List.of(new MadeUpReader()),
        pool,
        mostSites,
        ticks,
        (type, method) -> watched.add(method),
        alarms::incrementAndGet);
  }

  @Test
  void loanIsOutUntilItIsReturned() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(pool, handle, ticks.nanos());
    ticks.pass(5_000_000);
    assertThat(borrowSite().counts().out()).isEqualTo(1);
    clerk.returned(clerk.returning(pool, handle), null, false);
    assertThat(borrowSite().counts().out()).isZero();
    assertThat(borrowSite().held().count()).isEqualTo(1);
    assertThat(borrowSite().held().max()).isBetween(4_700L, 5_400L);
  }

  @Test
  void secondReturnOfOneLoanIsNone() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(pool, handle, ticks.nanos());
    clerk.returned(clerk.returning(pool, handle), null, false);
    assertThat(clerk.returning(pool, handle)).isNull();
    assertThat(borrowSite().counts().returned()).isEqualTo(1);
  }

  @Test
  void returnThatThePoolRefusesLeavesTheLoanOut() {
    MadeUpHandle handle = new MadeUpHandle();
    clerk.lent(pool, handle, ticks.nanos());
    clerk.returned(clerk.returning(pool, handle), new IllegalStateException(), false);
    assertThat(borrowSite().counts().out()).isEqualTo(1);
    assertThat(borrowSite().outstanding()).hasSize(1);
  }

  @Test
  void siteIsTheLineThatBorrows() {
    clerk.lent(pool, new MadeUpHandle(), ticks.nanos());
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
    clerk.refused(pool, new NoSuchElementException("exhausted"), ticks.nanos());
  }

  @Test
  void refusalForAnotherReasonIsNoExhaustion() {
    clerk.poolMade(pool, new MadeUpHandle());
    clerk.refused(pool, new NoSuchElementException("unable to validate").initCause(new Error()), 0);
    clerk.refused(pool, new IllegalStateException("pool not open"), 0);
    assertThat(alarms).hasValue(0);
  }

  @Test
  void sitesBeyondTheBoundAreDroppedAndCounted() {
    Books small = books(1);
    small.clerk().lent(pool, new MadeUpHandle(), 0);
    small.clerk().lent(pool, new MadeUpHandle(), 0);
    LedgerFacts facts = small.copy(1, 1_000_000_000L);
    assertThat(facts.sites()).hasSize(1);
    assertThat(facts.dropped()).isEqualTo(1);
  }

  @Test
  void booksKeepNeitherHandlesNorPoolsAlive() {
    Object[] application = {new MadeUpPool(), new MadeUpHandle()};
    clerk.poolMade(application[0], application[1]);
    clerk.lent(application[0], application[1], ticks.nanos());
    assertThat(pools()).hasSize(1);
    application[0] = null;
    application[1] = null;
    for (int i = 0; i < 100 && (!pools().isEmpty() || borrowSite().counts().lost() == 0); i++) {
      System.gc();
    }
    assertThat(pools()).isEmpty();
    assertThat(borrowSite().counts().lost()).isEqualTo(1);
  }

  @Test
  void siteTakesAtMostSixteenKibibytes() {
    SiteName name =
        new SiteName(
            Role.BORROW,
            Maker.APPLICATION,
            new StackTraceElement("com.acme.Cache", "load", "Cache.java", 1),
            List.of(),
            true,
            null);
    Site site = new Site(1, name, null);
    for (long nanos = 1; nanos > 0; nanos *= 3) {
      site.opened(nanos);
      site.returned(nanos);
    }
    long histograms =
        site.held().histogram().getEstimatedFootprintInBytes()
            + site.waited().histogram().getEstimatedFootprintInBytes();
    assertThat(histograms).isLessThan(16 * 1024 - 2048); // the rest of a site is five counters
  }

  private List<PoolFacts> pools() {
    return books.copy(1, 1_000_000_000L).pools();
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

  private static final class MadeUpReader implements ClientReader {
    @Override
    public Iterable<String> redisTypes() {
      return List.of(MadeUpHandle.class.getName());
    }

    @Override
    public Object connectionOf(Object handle) {
      return null;
    }

    @Override
    public Socket socketOf(Object handle) {
      return null;
    }

    @Override
    public String[] credentialsOf(Object connection) {
      return null;
    }

    @Override
    public String loginOf(Object factory) {
      return null;
    }
  }

  /** A pool and what reads it, in one. */
  private static final class MadeUpPool implements PoolReader {
    @Override
    public int active(Object pool) {
      return 1;
    }

    @Override
    public int idle(Object pool) {
      return 0;
    }

    @Override
    public int maxTotal(Object pool) {
      return 8;
    }

    @Override
    public int waiters(Object pool) {
      return 0;
    }

    @Override
    public Object factory(Object pool) {
      return null;
    }

    @Override
    public String creationTrace(Object pool) {
      return null;
    }
  }
}
