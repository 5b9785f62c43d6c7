package io.overdue.agent.record;

/** Who is asked to watch a method in which loans begin. Must not block. */
public interface Watcher {

  /** Asks for the method to be watched from soon on. */
  void watch(String className, String method);

  /**
   * Asks for calls to be marked that were seen to borrow.
   *
   * @param line the line of the watched method that they are in, or -1
   * @param callee name of the method that they call
   */
  default void mark(String className, String method, int line, String callee) {}
}
