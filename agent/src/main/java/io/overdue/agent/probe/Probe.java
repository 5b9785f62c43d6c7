package io.overdue.agent.probe;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.support.OwnLog;
import io.overdue.agent.support.OwnThread;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Mishaps;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the servers, each in its own rhythm, on a thread of its own.
 *
 * <p>That thread alone writes; what it knows is handed over as one list behind one volatile field.
 */
public final class Probe implements Runnable {

  private static final int MOST_NODES = 64;
  private static final long LONGEST_LIST = 5_000;

  private final Targets targets;
  private final Periods periods;
  private final ListBudget budget;
  private final OwnLog log;
  private final Ticks ticks;
  private final Runnable answered;
  private final Random dice = new Random();
  private final LocalProcess localProcess = new LocalProcess(new File("/proc"));
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> wanted = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final Set<String> urgent = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final OwnThread thread = new OwnThread(this, "overdue-probe");
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile List<ServerFacts> facts = Collections.emptyList();
  private volatile boolean allWanted;
  private volatile boolean stopping;

  /**
   * @param answered run when those have been asked that {@link #askNow} was called for
   */
  public Probe(Targets targets, long intervalNanos, OwnLog log, Ticks ticks, Runnable answered) {
    this.answered = answered;
    this.targets = targets;
    this.periods = new Periods(intervalNanos);
    this.budget = new ListBudget(periods, LONGEST_LIST);
    this.log = log;
    this.ticks = ticks;
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** What is known of each node. Any thread. */
  public List<ServerFacts> facts() {
    return facts;
  }

  /** Asks for the rows of a node, as soon as its size and the budget allow. Any thread. */
  public void wantRows(String server) {
    if (wanted.size() < MOST_NODES) {
      wanted.add(server);
    }
  }

  /** Asks a node at the next moment, but not for what it has refused. Any thread. */
  public void askNow(String server) {
    if (urgent.size() < MOST_NODES) {
      urgent.add(server);
    }
    LockSupport.unpark(thread);
  }

  /** Asks all nodes at the next moment, also for what they have refused. Any thread. */
  public void askAllNow() {
    allWanted = true;
    LockSupport.unpark(thread);
  }

  /**
   * Closes its connections and ends, whatever it waits for.
   *
   * @return whether that was done within {@code nanos}
   */
  public boolean finish(long nanos) {
    stopping = true;
    thread.interrupt();
    try {
      return !thread.isAlive() || ended.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        long pause = periods.numbersNearLimit();
        try {
          pause = Math.min(pause, round());
        } catch (Throwable fault) {
          Mishaps.note(fault);
        }
        if (!stopping && !allWanted && urgent.isEmpty()) {
          LockSupport.parkNanos(this, pause);
        }
      }
    } finally {
      Thread.interrupted(); // what ends here is given its time
      for (Node node : nodes.values()) {
        close(node);
      }
      ended.countDown();
    }
  }

  /**
   * Asks those nodes whose time has come.
   *
   * @return nanoseconds until the next one's time
   */
  private long round() {
    boolean now = allWanted;
    allWanted = false;
    Set<String> first = new HashSet<>(urgent);
    urgent.removeAll(first);
    Map<String, Target> present = present(); // last: who sees it asks for what comes next
    long pause = Long.MAX_VALUE;
    for (Target target : present.values()) {
      Node node = nodes.get(target.address());
      if (now) {
        node.askAgain();
      }
      if (first.contains(target.address())) {
        node.hurry();
      }
      if (wanted.remove(target.address())) {
        node.needRows();
      }
      if (node.dueNanos() - ticks.nanos() <= 0 && !stopping) {
        ask(node, target);
      } else {
        node.check(target);
      }
      pause = Math.min(pause, node.dueNanos() - ticks.nanos());
    }
    if (!first.isEmpty()) {
      answered.run();
    }
    return Math.max(1, pause);
  }

  /** Brings the nodes into line with what the application is connected to. */
  private Map<String, Target> present() {
    Map<String, Target> present = new HashMap<>();
    for (Target target : targets.now()) {
      present.put(target.address(), target);
    }
    for (Iterator<Map.Entry<String, Node>> i = nodes.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Node> known = i.next();
      if (!present.containsKey(known.getKey())) {
        leave(known.getValue());
        if (known.getValue().isLongLeft()) {
          i.remove();
        }
      }
    }
    for (Iterator<String> i = present.keySet().iterator(); i.hasNext(); ) {
      String address = i.next();
      if (!nodes.containsKey(address) && nodes.size() < MOST_NODES) {
        nodes.put(address, new Node(address, periods, budget, localProcess, dice, ticks));
      } else if (!nodes.containsKey(address)) {
        i.remove();
        log.once("there are more than " + MOST_NODES + " servers: the others are not asked");
      }
    }
    publish();
    return present;
  }

  private void ask(Node node, Target target) {
    try {
      node.ask(target);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
    publish();
  }

  private void publish() {
    List<ServerFacts> now = new ArrayList<>();
    for (Node node : nodes.values()) {
      now.add(node.facts());
    }
    facts = Collections.unmodifiableList(now);
  }

  private static void leave(Node node) {
    try {
      node.leave();
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }
}
