package io.overdue.agent.clients.pool2;

/** What a class of another client must not depend on. */
public final class BreakingTarget {
  private BreakingTarget() {}
}
