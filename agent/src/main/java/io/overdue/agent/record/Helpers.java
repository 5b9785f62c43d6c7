package io.overdue.agent.record;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Application methods that were seen to return to their caller what they had borrowed. */
final class Helpers {

  private static final int MOST = 1000;

  private final Set<String> methods =
      Collections.newSetFromMap(new ConcurrentHashMap<String, Boolean>());
  private volatile boolean empty = true;

  /** Adds {@code package.Class.method}. */
  void add(String method) {
    if (methods.size() < MOST) {
      methods.add(method);
      empty = false;
    }
  }

  boolean isEmpty() {
    return empty;
  }

  boolean include(String className, String method) {
    return methods.contains(className + "." + method);
  }
}
