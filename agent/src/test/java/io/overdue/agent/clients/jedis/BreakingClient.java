package io.overdue.agent.clients.jedis;

/** Breaks a rule, to show that it fails. */
final class BreakingClient {

  static final Object FAR_AWAY = io.overdue.agent.clients.pool2.BreakingTarget.class;

  private BreakingClient() {}
}
