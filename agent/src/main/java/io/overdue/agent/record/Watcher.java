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

  /**
   * The line of a woven method that calls {@code callee}, as its class file has it; null unless
   * there is exactly one. A frame that was there before the method was woven has lost its own.
   *
   * @param callee class and method, as {@code package.Class.method}
   */
  default StackTraceElement lineOf(String className, String method, String callee) {
    return null;
  }
}
