package io.overdue.agent.support;

/** A thread of the agent: a daemon in its class loader, and none of whose acts is booked. */
public final class OwnThread extends Thread {

  public OwnThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
    setContextClassLoader(OwnThread.class.getClassLoader());
  }

  /** Whether the current thread is one. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof OwnThread;
  }
}
