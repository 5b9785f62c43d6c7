package io.overdue.agent.detect;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.Deployment;
import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.ExitCounts;
import io.overdue.agent.facts.ExitFacts;
import io.overdue.agent.facts.HistoryFacts;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolCounts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.PoolTraffic;
import io.overdue.agent.facts.Related;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteCounts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A made-up application whose books are told sweep by sweep, one second each. */
public final class Facts {

  static final long SECOND = 1_000_000_000L;

  private final SiteName name;
  private final Histogram held = new Histogram(1);
  private final List<Long> takenAt = new ArrayList<>();
  private final List<Holder> holders = new ArrayList<>();
  private final List<Long> serials = new ArrayList<>();
  private final List<ExitFacts> exits = new ArrayList<>();
  private long exited;
  private long returnedAfterException;
  private long latestNanos;
  private long handedOn;
  private final Map<String, String> versions = new HashMap<>();
  private Facts beside;
  private long sweep;
  private long stoodStill;
  private long serial;
  private long opened;
  private long returned;
  private long lost;
  private long refused;
  private int maxTotal = 100;
  private long closed;
  private long twice;
  private Condition condition = Condition.USUAL;
  private boolean watched = true;
  private int waiters;

  private Facts(SiteName name) {
    this.name = name;
  }

  /** A line that borrows from a pool of 100. */
  public static Facts borrowing() {
    return new Facts(site(Role.BORROW, "load", "redis.clients.jedis.JedisPool.getResource"));
  }

  /** A line that makes clients. */
  public static Facts makingClients() {
    return new Facts(site(Role.CLIENT, "handle", "redis.clients.jedis.JedisPool.<init>"));
  }

  /** A line that opens bare connections. */
  public static Facts connecting() {
    return new Facts(site(Role.CONNECT, "send", "redis.clients.jedis.Jedis.<init>"));
  }

  /** What Lettuce opens on its event loop. */
  public static Facts lettuceItself() {
    return new Facts(
        new SiteName(
            Role.CONNECT,
            Maker.CLIENT,
            new StackTraceElement("io.lettuce.core.cluster.Refresh", "run", null, -1),
            List.of(),
            false,
            "io.lettuce.core.cluster.Refresh.run"));
  }

  static SiteName site(Role role, String method, String through) {
    return new SiteName(
        role,
        Maker.APPLICATION,
        new StackTraceElement("com.acme.OrderCache", method, "OrderCache.java", 88),
        List.of(),
        true,
        through);
  }

  public Facts poolOf(int newMaxTotal) {
    maxTotal = newMaxTotal;
    return this;
  }

  /** {@code number} are taken now, by threads that are then {@code holder}. */
  public Facts taken(int number, Holder holder) {
    for (int i = 0; i < number; i++) {
      takenAt.add(seconds());
      holders.add(holder);
      serials.add(++serial);
      exits.add(null);
      opened++;
    }
    return this;
  }

  /** {@code number} are taken now, and an exception leaves the method that took them. */
  public Facts takenAndLeftByException(int number) {
    taken(number, Holder.OUTSIDE);
    for (int i = exits.size() - number; i < exits.size(); i++) {
      exits.set(
          i,
          new ExitFacts(
              "com.acme.OrderCache.load",
              "redis.clients.jedis.exceptions.JedisConnectionException",
              "read timed out"));
    }
    exited += number;
    return this;
  }

  /** The same, and they come back all the same, {@code millis} after the exception. */
  public Facts leftByExceptionAndReturned(int number, long millis) {
    exited += number;
    returnedAfterException += number;
    latestNanos = Math.max(latestNanos, TimeUnit.MILLISECONDS.toNanos(millis));
    return takenAndReturned(number, millis);
  }

  /** {@code number} were out when their method was left normally. */
  public Facts handedOn(int number) {
    handedOn += number;
    return this;
  }

  /** {@code number} are taken and given back at once, after {@code millis}. */
  public Facts takenAndReturned(int number, long millis) {
    opened += number;
    returned += number;
    held.recordValueWithCount(millis * 1000, number);
    return this;
  }

  /** The {@code number} oldest come back. */
  public Facts returned(int number) {
    for (int i = 0; i < number; i++) {
      held.recordValue((seconds() - takenAt.get(0)) * 1_000_000);
      removeOldest();
      returned++;
    }
    return this;
  }

  /** The youngest that is out for longer than {@code seconds} comes back. */
  public Facts returnedWhenOlderThan(int seconds) {
    for (int i = takenAt.size() - 1; i >= 0; i--) {
      if (seconds() - takenAt.get(i) > seconds) {
        held.recordValue((seconds() - takenAt.get(i)) * 1_000_000);
        remove(i);
        returned++;
        return this;
      }
    }
    throw new IllegalStateException("nothing is out for so long");
  }

  /** The one taken last comes back. */
  public Facts returnedLatest() {
    remove(takenAt.size() - 1);
    returned++;
    return this;
  }

  /** The {@code number} oldest are collected as garbage. */
  public Facts lost(int number) {
    for (int i = 0; i < number; i++) {
      removeOldest();
      lost++;
    }
    return this;
  }

  private void removeOldest() {
    remove(0);
  }

  private void remove(int index) {
    takenAt.remove(index);
    holders.remove(index);
    serials.remove(index);
    exits.remove(index);
  }

  public Facts refused(int number) {
    refused += number;
    return this;
  }

  public Facts waiting(int number) {
    waiters = number;
    return this;
  }

  /** The pool closes {@code number} connections. */
  public Facts closed(int number) {
    closed += number;
    return this;
  }

  /** {@code number} are given back once more. */
  public Facts returnedTwice(int number) {
    twice += number;
    return this;
  }

  /** How methods are left is not seen. */
  public Facts unwatched() {
    watched = false;
    return this;
  }

  /** Everything that is out is in {@code newCondition} from now on. */
  public Facts in(Condition newCondition) {
    condition = newCondition;
    return this;
  }

  /** A library of this version is in use. */
  public Facts with(String library, String version) {
    versions.put(library, version);
    return this;
  }

  /** These are of the same application; both go on with a sweep of this one. */
  public Facts beside(Facts other) {
    beside = other;
    return this;
  }

  /** {@code seconds} pass in which nothing runs, no sweep either. */
  public Facts stoodStill(int seconds) {
    stoodStill += seconds;
    return this;
  }

  private long seconds() {
    return sweep + stoodStill;
  }

  /** A second passes, and the books are copied. */
  public LedgerFacts sweep() {
    sweep++;
    return now();
  }

  /** The books are copied between two sweeps. */
  public LedgerFacts now() {
    List<Outstanding> outstanding = new ArrayList<>();
    for (int i = 0; i < takenAt.size(); i++) {
      outstanding.add(
          new Outstanding(
              serials.get(i),
              (seconds() - takenAt.get(i)) * SECOND,
              name.role() == Role.BORROW ? 1 : -1,
              holders.get(i),
              "http-1",
              "com.acme.OrderCache.render(OrderCache.java:120)",
              exits.get(i),
              watched && exits.get(i) == null && holders.get(i) != Holder.INSIDE,
              condition,
              null));
    }
    SiteFacts site =
        new SiteFacts(
            name.isApplication() ? 1 : 2,
            name,
            new SiteCounts(opened, returned, 0, lost, refused),
            new ExitCounts(exited, returnedAfterException, latestNanos, handedOn),
            Related.NEVER,
            new Related(twice, twice == 0 ? null : name),
            "an HTTP request",
            Distribution.of(held),
            Distribution.NONE,
            outstanding);
    List<SiteFacts> sites = new ArrayList<>(List.of(site));
    if (beside != null) {
      sites.addAll(beside.sweep().sites());
    }
    return new LedgerFacts(
        sweep,
        seconds() * SECOND,
        SECOND,
        sites,
        List.of(pool()),
        List.of(),
        List.of(),
        HistoryFacts.NONE,
        versions,
        12,
        0);
  }

  private PoolFacts pool() {
    int active = name.role() == Role.BORROW ? takenAt.size() : 0;
    return new PoolFacts(
        1,
        "JedisPool",
        "redis-a:6379",
        "db 0",
        site(Role.CLIENT, "<init>", "redis.clients.jedis.JedisPool.<init>"),
        Maker.APPLICATION,
        new Deployment("com.acme.war", 7),
        seconds() * SECOND,
        false,
        new PoolCounts(active, 0, maxTotal, waiters, active, 0, refused),
        new PoolTraffic(opened, closed, 0));
  }
}
