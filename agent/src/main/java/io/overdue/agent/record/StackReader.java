package io.overdue.agent.record;

/** Finds the call site of the calling thread, walking its stack once. */
interface StackReader {

  /** The first application frame, by {@code filter}, that is none of {@code helpers}. */
  Callsite read(FrameFilter filter, Helpers helpers);

  /** The class of that name which the calling thread is running; null when there is none. */
  Class<?> onStack(String className);
}
