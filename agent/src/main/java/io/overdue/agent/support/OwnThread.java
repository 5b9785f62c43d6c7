package io.overdue.agent.support;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A thread of the agent: a daemon in its class loader, and none of whose acts is booked. */
public final class OwnThread extends Thread {

  private static final Set<OwnThread> RUNNING =
      Collections.newSetFromMap(new ConcurrentHashMap<OwnThread, Boolean>());

  private static final AtomicLong CPU_OF_ENDED = new AtomicLong();

  public OwnThread(Runnable task, String name) {
    super(task, name);
    setDaemon(true);
    setContextClassLoader(OwnThread.class.getClassLoader());
  }

  /** Whether the current thread is one. */
  public static boolean isCurrent() {
    return Thread.currentThread() instanceof OwnThread;
  }

  /** Processor time of all of them, as far as the JVM measures it. */
  public static long cpuNanos() {
    long nanos = CPU_OF_ENDED.get();
    for (OwnThread running : RUNNING) {
      nanos += Management.cpuNanos(running);
    }
    return nanos;
  }

  @Override
  public void run() {
    RUNNING.add(this);
    try {
      super.run();
    } finally {
      CPU_OF_ENDED.addAndGet(Management.cpuNanos(this));
      RUNNING.remove(this);
    }
  }
}
