package io.overdue.agent.start;

import io.overdue.agent.clients.netty.NettyReader;
import io.overdue.agent.clients.pool2.Pool2Beans;
import io.overdue.agent.clients.pool2.Pool2Invalidator;
import io.overdue.agent.clients.pool2.Pool2Spares;
import io.overdue.agent.detect.CreationDetector;
import io.overdue.agent.detect.Detector;
import io.overdue.agent.detect.DoubleReturnDetector;
import io.overdue.agent.detect.DuplicatePoolsDetector;
import io.overdue.agent.detect.EndlessWaitDetector;
import io.overdue.agent.detect.LoanDetector;
import io.overdue.agent.detect.LostToGcDetector;
import io.overdue.agent.detect.NestedBorrowDetector;
import io.overdue.agent.detect.PoolChurnDetector;
import io.overdue.agent.detect.PoolExhaustedDetector;
import io.overdue.agent.detect.SharingDetector;
import io.overdue.agent.detect.StrayDetector;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Words;
import io.overdue.agent.probe.PatientSpares;
import io.overdue.agent.probe.Probe;
import io.overdue.agent.record.Alarm;
import io.overdue.agent.record.Books;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.FrameFilter;
import io.overdue.agent.record.PoolArchive;
import io.overdue.agent.record.Watcher;
import io.overdue.agent.report.AgentFacts;
import io.overdue.agent.report.CostFacts;
import io.overdue.agent.report.MarkFacts;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import io.overdue.agent.report.WatchedFacts;
import io.overdue.agent.report.jmx.ReportBean;
import io.overdue.agent.report.verdict.VerdictOutlet;
import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.Settings;
import io.overdue.agent.support.OwnLog;
import io.overdue.agent.support.OwnThread;
import io.overdue.agent.support.Ticks;
import io.overdue.agent.watch.Sweep;
import io.overdue.agent.watch.Watch;
import io.overdue.agent.weave.FrameWatcher;
import io.overdue.agent.weave.WatchList;
import io.overdue.agent.weave.Weaver;
import io.overdue.desk.LoanDesk;
import io.overdue.desk.Mishaps;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** The agent in one JVM, from start to detach. */
public final class Agent
    implements ReportBean.Acts, Sweep.Detectors, Sweep.Servers, Sweep.Self, Runnable {

  /** Set while the agent is in: how a tool outside the process knows. */
  private static final String MARK = "overdue.agent";

  private static final long FACTORY_PATIENCE_NANOS = 5_000_000_000L;

  /** Less than the ten seconds after which containers are killed. */
  private static final long EXIT_PATIENCE_NANOS = 8_000_000_000L;

  private final Settings settings;
  private final Instrumentation instrumentation;
  private final String mode;
  private final String version;
  private final OwnLog log;
  private final VerdictOutlet verdict = new VerdictOutlet();
  private final List<Outlet> outlets;
  private final Books books;
  private final Weaver weaver;
  private final WatchList watchList = new WatchList(Ticks.SYSTEM);
  private final FrameWatcher frameWatcher;
  private final PatientSpares spares;
  private final Probe probe;
  private final Sweep sweep;
  private final Watch watch;
  private final Reclaim reclaim;
  private final Thread exit;
  private final long sinceMillis = Ticks.SYSTEM.epochMillis();

  private Agent(Settings settings, Instrumentation instrumentation, String mode, String version) {
    this.settings = settings;
    this.instrumentation = instrumentation;
    this.mode = mode;
    this.version = version;
    this.log = Outlets.log(settings);
    this.outlets = Outlets.open(settings, log, this);
    outlets.add(verdict);
    FrameFilter filter = Libraries.frameFilter(settings);
    List<ClientReader> clients = Libraries.readers();
    this.books =
        new Books(
            filter,
            clients,
            new NettyReader(),
            Libraries.poolReaders(),
            mode.equals("attach") ? new Pool2Beans() : PoolArchive.EMPTY,
            new Pool2Invalidator(),
            settings.get(Option.SITES_MAX),
            settings.get(Option.MARKS_CHECKED),
            Ticks.SYSTEM,
            new NewSites(),
            new Waking());
    this.reclaim = new Reclaim(books, log);
    this.weaver = new Weaver(Libraries.points(settings), log);
    this.frameWatcher =
        new FrameWatcher(
            watchList,
            Libraries.LENDING_PACKAGES,
            Libraries.LENDING_METHODS,
            new Code(filter),
            new Numbers(),
            log);
    long interval = settings.get(Option.INTERVAL);
    this.spares = new PatientSpares(new Pool2Spares(clients), FACTORY_PATIENCE_NANOS);
    this.probe =
        new Probe(
            new Surroundings(books, spares, settings.get(Option.SERVER_URI)),
            settings.get(Option.SERVER_INTERVAL),
            log,
            Ticks.SYSTEM,
            new Waking());
    this.sweep = new Sweep(books, this, this, outlets, this, interval, log, Ticks.SYSTEM);
    this.watch = new Watch(sweep, new Chores(), interval, Ticks.SYSTEM);
    this.exit = new Thread(this, "overdue-exit");
  }

  /**
   * Called by name from the corridor.
   *
   * @param options {@code key=value,key=value}, or null
   * @param mode {@code premain} or {@code attach}
   * @param jar the jar that all of this is in
   */
  public static void start(String options, Instrumentation instrumentation, String mode, File jar)
      throws IOException {
    Thread preloading = Preloading.start(jar);
    DeskOpening.open(instrumentation, jar);
    Settings settings = Settings.read(options, System.getProperties(), System.getenv());
    new Agent(settings, instrumentation, mode, version(jar)).begin();
    try {
      preloading.join();
    } catch (InterruptedException inAHurry) {
      Thread.currentThread().interrupt();
    }
  }

  private static String version(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private void begin() {
    for (String complaint : settings.complaints()) {
      log.line(complaint);
    }
    Mishaps.forget();
    LoanDesk.belongTo(
        new Runnable() {
          @Override
          public void run() {
            detach();
          }
        });
    LoanDesk.open(books.clerk());
    openLibraries();
    frameWatcher.start(instrumentation);
    weaver.start(instrumentation);
    watch.start();
    if (settings.get(Option.SERVER_CHECK)) {
      probe.start();
    }
    Runtime.getRuntime().addShutdownHook(exit);
    System.setProperty(MARK, version + " " + mode);
    log.line("Overdue " + version + " is watching (" + mode + ")");
  }

  private void openLibraries() {
    try {
      new Modules(instrumentation).openLibraries(Libraries.PACKAGES);
    } catch (ReflectiveOperationException | RuntimeException closed) {
      log.line("what is inside of connections cannot be read: " + closed);
    }
  }

  /** The JVM exits: one last report. */
  @Override
  public void run() {
    if (!watch.finish(EXIT_PATIENCE_NANOS)) {
      log.line("the last report was not finished in time");
    }
    try {
      conclude();
    } catch (Exception | LinkageError impossible) {
      log.line("what is leaked cannot be told at exit: " + impossible);
    }
  }

  /** For whoever runs tests: the verdict in a file and in the exit code, where that is wanted. */
  private void conclude() throws Exception {
    File file = settings.get(Option.FAIL_ON_LEAK_FILE);
    if (file != null) {
      verdict.writeTo(file);
    }
    if (settings.get(Option.FAIL_ON_LEAK)
        && !verdict.leaked().isEmpty()
        && !ExitCode.isTheApplications()) {
      ExitCode.change(instrumentation);
      log.line(
          "the JVM ends with "
              + ExitCode.LEAKED
              + ": "
              + Words.count(verdict.leaked().size(), "finding")
              + " leaked");
    }
  }

  @Override
  public void dump() {
    sweep.dump();
    watch.wake();
  }

  @Override
  public String reclaim(Report report, String findingId, boolean dryRun) {
    String told = reclaim.of(report, findingId, dryRun);
    watch.wake();
    return told;
  }

  @Override
  public void reset() {
    sweep.reset();
  }

  @Override
  public List<ServerFacts> servers() {
    return probe.facts();
  }

  @Override
  public void wantRows(String server) {
    probe.wantRows(server);
  }

  @Override
  public void checkServersNow() {
    probe.askAllNow();
  }

  @Override
  public void detach() {
    LoanDesk.close();
    probe.finish(EXIT_PATIENCE_NANOS);
    spares.leave(EXIT_PATIENCE_NANOS);
    watch.finish(EXIT_PATIENCE_NANOS);
    weaver.stop(instrumentation);
    frameWatcher.stop();
    books.leave(); // by now nobody is left behind the desk who could note something again
    for (Outlet outlet : outlets) {
      outlet.close();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(exit);
    } catch (IllegalStateException exiting) {
      // The JVM is on its way out; nothing is left to take back.
    }
    System.clearProperty(MARK);
    LoanDesk.belongTo(null);
    log.line("Overdue " + version + " has left");
  }

  @Override
  public List<Detector> fresh() {
    return Arrays.asList(
        new LoanDetector(settings.get(Option.OVERDUE_AFTER)),
        new PoolExhaustedDetector(),
        new EndlessWaitDetector(),
        new NestedBorrowDetector(),
        CreationDetector.ofClients(),
        CreationDetector.ofConnections(),
        CreationDetector.ofReopened(),
        CreationDetector.ofLibraries(),
        new StrayDetector(),
        new LostToGcDetector(),
        new DuplicatePoolsDetector(),
        new PoolChurnDetector(),
        new DoubleReturnDetector(),
        new SharingDetector());
  }

  @Override
  public AgentFacts facts() {
    return new AgentFacts(
        version,
        mode,
        sinceMillis,
        Mishaps.count(),
        Mishaps.last(),
        Mishaps.tooMany(),
        weaver.woven(),
        new WatchedFacts(
            watchList.count(), watchList.leftOut(), frameWatcher.woven(), frameWatcher.nanos()),
        new MarkFacts(
            books.marks().count(),
            books.marks().walks(),
            books.marks().checks(),
            books.marks().wrong()),
        new CostFacts(books.selfNanosPerLoan(), OwnThread.cpuNanos() / 1_000_000));
  }

  /** Has the methods of new sites watched. */
  private final class NewSites implements Watcher {
    @Override
    public void watch(String className, String method) {
      if (watchList.add(className, method)) {
        watch.nudge();
      }
    }

    @Override
    public void mark(String className, String method, int line, String callee) {
      if (watchList.addCall(className, method, line, callee)) {
        watch.nudge();
      }
    }

    @Override
    public StackTraceElement lineOf(String className, String method, String callee) {
      return watchList.lineOf(className, method, callee);
    }
  }

  /** Numbers the calls that are marked, as the books know them. */
  private final class Numbers implements FrameWatcher.MarkNumbers {
    @Override
    public int number(ClassLoader loader, String className, String method, int line) {
      return books.marks().number(loader, className, method, line);
    }
  }

  /** What the watch does beside sweeping. */
  private final class Chores implements Runnable {
    @Override
    public void run() {
      frameWatcher.tend();
    }
  }

  /** The application's own classes, by the filter that names its frames. */
  private static final class Code implements FrameWatcher.ApplicationCode {

    private final FrameFilter filter;

    Code(FrameFilter filter) {
      this.filter = filter;
    }

    @Override
    public boolean includes(String className) {
      return filter.isApplication(className);
    }
  }

  /** Wakes the watch when somebody gets no connection; a server is asked first. */
  private final class Waking implements Alarm, Runnable {
    @Override
    public void poolRefused() {
      watch.wake();
    }

    @Override
    public void serverRefused(String server) {
      probe.askNow(server);
    }

    @Override
    public void run() {
      watch.wake();
    }
  }
}
