package io.overdue.agent.record;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Application methods that were seen to return to their caller what they had borrowed, and
 * constructors that were seen to make what gives it back.
 */
final class Helpers {

  private static final int MOST = 1000;

  private final Set<String> methods;
  private final String one;
  private volatile boolean empty = true;
  private final AtomicInteger changes = new AtomicInteger();

  Helpers() {
    this(Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>()), null);
  }

  private Helpers(Set<String> methods, String one) {
    this.methods = methods;
    this.one = one;
  }

  /** These helpers and {@code method}, for one reading. */
  Helpers with(String method) {
    return new Helpers(methods, method);
  }

  /** Adds {@code package.Class.method}. */
  void add(String method) {
    if (methods.size() < MOST && methods.add(method)) {
      empty = false;
      changes.incrementAndGet();
    }
  }

  /** How often one was added: what was read before may be otherwise now. */
  int changes() {
    return changes.get();
  }

  boolean isEmpty() {
    return empty && one == null;
  }

  boolean include(String className, String method) {
    return include(className + "." + method);
  }

  /** Whether {@code package.Class.method} is one. */
  boolean include(String method) {
    return method.equals(one) || methods.contains(method);
  }
}
