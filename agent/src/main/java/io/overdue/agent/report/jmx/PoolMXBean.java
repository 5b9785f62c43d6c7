package io.overdue.agent.report.jmx;

/** {@code io.overdue:type=Pool,id=...}: one pool. */
public interface PoolMXBean {

  /** Type, number and server. */
  String getName();

  /** Host and port, or null while nothing is connected. */
  String getServer();

  /** Lent, by the pool's own count. */
  int getActive();

  int getIdle();

  /** Most connections it makes; negative for no limit. */
  int getMaxTotal();

  /** Threads waiting for a connection. */
  int getWaiters();

  /** Borrows refused since the agent began. */
  long getRefused();

  /** Lent before the agent came, and not returned since. */
  int getBeforeOurTime();

  /** The line that made it, or null. */
  String getCreatedAt();
}
