package io.overdue.agent.weave;

import io.overdue.agent.support.Ticks;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application methods that are watched: those that borrow, or call a helper that does.
 *
 * <p>Asked for on the application's threads without waiting; woven later, on the watch thread,
 * which also gives up what has been quiet for an hour.
 */
public final class WatchList {

  /** Most methods that are watched at once. */
  static final int MOST_METHODS = 512;

  private static final int MOST_CALLS = 4096;

  private static final int MOST_LEFT_OUT = 1000;

  static final long QUIET_NANOS = 3600L * 1_000_000_000L;

  /** By the class's internal name: each method, and when it was last asked for. */
  private final Map<String, Map<String, Long>> methods = new ConcurrentHashMap<>();

  /**
   * By the class's internal name, for each method: its calls that borrow. Kept when it is quiet.
   */
  private final Map<String, Map<String, Set<LineCall>>> calls = new ConcurrentHashMap<>();

  /** By {@code package.Class.method} of a woven method: all its calls of a library. */
  private final Map<String, MethodCalls> callsInCode = new ConcurrentHashMap<>();

  private final Queue<String> toWeave = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger callCount = new AtomicInteger();
  private final Set<String> leftOut =
      Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>());
  private final Ticks ticks;

  public WatchList(Ticks ticks) {
    this.ticks = ticks;
  }

  /**
   * Asks for a method to be watched, or to be watched on.
   *
   * @return whether it was not watched before
   */
  public boolean add(String className, String method) {
    if (method.equals("<clinit>")) {
      return false; // runs once
    }
    String name = className.replace('.', '/');
    Map<String, Long> known = methods.get(name);
    if (known != null && known.replace(method, ticks.nanos()) != null) {
      return false;
    }
    if (count.get() >= MOST_METHODS) {
      if (leftOut.size() < MOST_LEFT_OUT) {
        leftOut.add(className + "." + method);
      }
      return false;
    }
    addKnown(name, method);
    toWeave.add(className);
    return true;
  }

  /**
   * Asks for a call in a line to be marked that was seen to borrow.
   *
   * @return whether its class is to be woven anew
   */
  public boolean addCall(String className, String method, int line, String callee) {
    String name = className.replace('.', '/');
    boolean added = addCall(name, method, new LineCall(line, callee));
    Map<String, Long> watched = methods.get(name);
    if (!added || watched == null || !watched.containsKey(method)) {
      return false;
    }
    toWeave.add(className);
    return true;
  }

  private boolean addCall(String internalName, String method, LineCall call) {
    Map<String, Set<LineCall>> ofClass = calls.get(internalName);
    if (ofClass == null) {
      calls.putIfAbsent(internalName, new ConcurrentHashMap<String, Set<LineCall>>());
      ofClass = calls.get(internalName);
    }
    Set<LineCall> ofMethod = ofClass.get(method);
    if (ofMethod == null) {
      ofClass.putIfAbsent(
          method, Collections.newSetFromMap(new ConcurrentHashMap<LineCall, Boolean>()));
      ofMethod = ofClass.get(method);
    }
    if (callCount.get() >= MOST_CALLS || !ofMethod.add(call)) {
      return false;
    }
    callCount.incrementAndGet();
    return true;
  }

  /** Notes a method that is being woven as its class is loaded, and its calls that lend. */
  void addKnown(String internalName, String method, Set<LineCall> lending) {
    addKnown(internalName, method);
    for (LineCall call : lending) {
      addCall(internalName, method, call);
    }
  }

  private void addKnown(String internalName, String method) {
    Map<String, Long> ofClass = methods.get(internalName);
    if (ofClass == null) {
      methods.putIfAbsent(internalName, new ConcurrentHashMap<String, Long>());
      ofClass = methods.get(internalName);
    }
    if (count.get() < MOST_METHODS && ofClass.put(method, ticks.nanos()) == null) {
      count.incrementAndGet();
    }
  }

  /** Notes what a class file that is being woven tells of a method. */
  void addCode(String className, String method, MethodCalls inCode) {
    String name = className + "." + method;
    MethodCalls known = callsInCode.get(name);
    if (known != null || callsInCode.size() < MOST_CALLS) {
      callsInCode.put(name, known == null ? inCode : known.and(inCode));
    }
  }

  /** The line of a woven method that alone calls {@code callee}, or null. */
  public StackTraceElement lineOf(String className, String method, String callee) {
    MethodCalls inCode = callsInCode.get(className + "." + method);
    int line = inCode == null ? LineCall.NO_LINE : inCode.lineOf(callee);
    return line == LineCall.NO_LINE
        ? null
        : new StackTraceElement(className, method, inCode.file(), line);
  }

  /**
   * Gives up methods that nobody has asked for within an hour; their classes are to be woven. Not
   * constructors: one that is not seen to succeed counts as failed.
   */
  void dropQuiet() {
    long now = ticks.nanos();
    for (Map.Entry<String, Map<String, Long>> ofClass : methods.entrySet()) {
      boolean dropped = false;
      for (Iterator<Map.Entry<String, Long>> all = ofClass.getValue().entrySet().iterator();
          all.hasNext(); ) {
        Map.Entry<String, Long> method = all.next();
        if (now - method.getValue() > QUIET_NANOS && !method.getKey().equals("<init>")) {
          all.remove();
          count.decrementAndGet();
          dropped = true;
        }
      }
      if (dropped) {
        toWeave.add(ofClass.getKey().replace('/', '.'));
      }
    }
  }

  /** Names of the watched methods of a class, or null for a class that never had any. */
  Set<String> of(String internalName) {
    Map<String, Long> ofClass = methods.get(internalName);
    return ofClass == null ? null : new HashSet<>(ofClass.keySet());
  }

  /** The calls of a class that are to be marked, by the name of their method. */
  Map<String, Set<LineCall>> callsOf(String internalName, Set<String> watched) {
    Map<String, Set<LineCall>> ofWatched = new HashMap<>();
    Map<String, Set<LineCall>> ofClass = calls.get(internalName);
    if (ofClass != null) {
      for (Map.Entry<String, Set<LineCall>> ofMethod : ofClass.entrySet()) {
        if (watched.contains(ofMethod.getKey())) {
          ofWatched.put(ofMethod.getKey(), new HashSet<>(ofMethod.getValue()));
        }
      }
    }
    return ofWatched;
  }

  /** Names of classes that are to be woven anew; each is handed out once. */
  Set<String> takeToWeave() {
    Set<String> names = new LinkedHashSet<>();
    for (String name = toWeave.poll(); name != null; name = toWeave.poll()) {
      names.add(name);
    }
    return names;
  }

  boolean hasToWeave() {
    return !toWeave.isEmpty();
  }

  /** Number of methods watched. */
  public int count() {
    return count.get();
  }

  /** Methods that are not watched because there are too many: the first of them. */
  public Set<String> leftOut() {
    return new TreeSet<>(leftOut);
  }
}
