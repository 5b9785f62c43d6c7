package io.overdue.agent.facts;

import java.util.logging.Logger;

/** Breaks rules, to show that they fail. */
final class Breakingfacts {

  static final Object FAR_AWAY = io.overdue.agent.start.Agent.class;
  static final Logger LOGGER = Logger.getLogger("nobody");

  private Breakingfacts() {}
}
