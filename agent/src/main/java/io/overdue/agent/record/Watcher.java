package io.overdue.agent.record;

/** Who is asked to watch a method in which loans begin. Must not block. */
public interface Watcher {

  /** Asks for the method to be watched from soon on. */
  void watch(String className, String method);
}
