package io.overdue.agent.report.jmx;

/** {@code io.overdue:type=Site,id=...}: one line of code. Durations in microseconds. */
public interface SiteMXBean {

  /** The line, as a stack trace prints it. */
  String getFrame();

  /** {@code borrow}, {@code connect} or {@code client}. */
  String getRole();

  /** Lent, connected or constructed since the agent began. */
  long getOpened();

  /** Given back, disconnected or closed since the agent began. */
  long getReturned();

  /** Out now. */
  long getOut();

  /** Refused because the pool was exhausted. */
  long getRefused();

  /** Median time held. */
  long getHeldP50();

  /** 99th percentile of the time held. */
  long getHeldP99();

  /** Longest time held. */
  long getHeldMax();

  /** 99th percentile of the time waited for a connection. */
  long getWaitedP99();
}
