package io.overdue.agent.weave;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The application methods that are watched: those that borrow, or call a helper that does.
 *
 * <p>Asked for on the application's threads without waiting; woven later, on the watch thread.
 */
public final class WatchList {

  /** Most methods that are watched at once. */
  static final int MOST_METHODS = 512;

  private final Map<String, Set<String>> methods = new ConcurrentHashMap<>();
  private final Queue<String> toWeave = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger leftOut = new AtomicInteger();

  /**
   * Asks for a method to be watched.
   *
   * @return whether it was not watched before
   */
  public boolean add(String className, String method) {
    if (method.startsWith("<")) {
      return false; // a constructor cannot be told from its failure
    }
    String name = className.replace('.', '/');
    Set<String> known = methods.get(name);
    if (known != null && known.contains(method)) {
      return false;
    }
    if (count.get() >= MOST_METHODS) {
      leftOut.incrementAndGet();
      return false;
    }
    addKnown(name, method);
    toWeave.add(className);
    return true;
  }

  /** Notes a method that is being woven as its class is loaded. */
  void addKnown(String internalName, String method) {
    Set<String> ofClass = methods.get(internalName);
    if (ofClass == null) {
      methods.putIfAbsent(
          internalName, Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>()));
      ofClass = methods.get(internalName);
    }
    if (count.get() < MOST_METHODS && ofClass.add(method)) {
      count.incrementAndGet();
    }
  }

  /** Names of the watched methods of a class, or null. */
  Set<String> of(String internalName) {
    return methods.get(internalName);
  }

  /** Names of classes with methods that are not yet woven; each is handed out once. */
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

  /** How often a method was not watched because there are too many. */
  public int leftOut() {
    return leftOut.get();
  }
}
