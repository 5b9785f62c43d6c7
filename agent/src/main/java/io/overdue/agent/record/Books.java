package io.overdue.agent.record;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Reclaimed;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Clerk;
import java.nio.file.Paths;
import java.util.List;

/** The door of this package: a clerk to put on duty, and copies of what it wrote. */
public final class Books {

  private final Ledger ledger;
  private final Recorder clerk;
  private final Marks marks;
  private final SelfMeter meter = new SelfMeter();
  private final Copyist copyist;
  private final Destinations destinations;
  private final Reclaimer reclaimer;

  /**
   * @param filter whose code a frame is
   * @param clients adapters of the client libraries
   * @param channels how a network channel is read
   * @param poolReaders how pools are read
   * @param archive pools older than the agent; the empty one where it was there first
   * @param invalidator how a pool is made to give up a loan
   * @param mostSites sites above which events are dropped and counted
   * @param marksChecked how many marked loans there are to one whose mark is compared with the
   *     stack
   * @param watcher asked to watch the methods that borrow; must not block
   * @param alarm told when somebody gets no connection; must not block
   */
  public Books(
      FrameFilter filter,
      List<ClientReader> clients,
      ChannelReader channels,
      List<PoolReader> poolReaders,
      PoolArchive archive,
      Invalidator invalidator,
      int mostSites,
      int marksChecked,
      Ticks ticks,
      Watcher watcher,
      Alarm alarm) {
    Pools pools = new Pools(poolReaders);
    RedisTypes redisTypes = new RedisTypes(clients);
    this.ledger = new Ledger(mostSites, watcher, ticks.nanos());
    this.marks = new Marks(marksChecked);
    Handles handles = new Handles(clients);
    ServersSeen servers = new ServersSeen(handles);
    this.clerk =
        new Recorder(
            ledger,
            filter,
            StackReaders.best(),
            marks,
            meter,
            redisTypes,
            channels,
            servers,
            new Names(clients, System.getProperty("sun.java.command")),
            ticks,
            alarm);
    this.copyist =
        new Copyist(
            ledger,
            filter,
            handles,
            pools,
            archive,
            redisTypes,
            archive == PoolArchive.EMPTY
                ? Elders.none()
                : Elders.of(new ProcessSockets(Paths.get("/proc/self"))),
            ticks);
    this.reclaimer = new Reclaimer(ledger, handles, invalidator, ticks);
    this.destinations = new Destinations(ledger, handles, pools, servers, ticks);
  }

  /** Who writes. */
  public Clerk clerk() {
    return clerk;
  }

  /** Has the next {@code commands} looked at: which threads use which connection. */
  public void look(int commands) {
    clerk.look(commands);
  }

  /** The marks on calls that borrow. */
  public Marks marks() {
    return marks;
  }

  /** What the books add to a loan; -1 while no loan was timed. */
  public long selfNanosPerLoan() {
    return meter.nanosPerLoan();
  }

  /** Takes back what was left with the application's threads. */
  public void leave() {
    ledger.leave();
  }

  /** The servers that the application is connected to, or was lately. Any thread. */
  public List<Destination> destinations() {
    return destinations.now();
  }

  /**
   * Has pools invalidate loans: slot freed, connection closed.
   *
   * @param serials of the loans, as {@link io.overdue.agent.facts.Outstanding#serial} told them
   * @param sinceNanos the moment at which they did; what was used since is left alone
   * @param dryRun whether nothing is to be done but to tell
   * @return one for each, in their order
   */
  public List<Reclaimed> reclaim(List<Long> serials, long sinceNanos, boolean dryRun) {
    return reclaimer.reclaim(serials, sinceNanos, dryRun);
  }

  /** The books now. Watch thread only. */
  public LedgerFacts copy(long sweep, long intervalNanos) {
    return copyist.copy(sweep, intervalNanos);
  }
}
