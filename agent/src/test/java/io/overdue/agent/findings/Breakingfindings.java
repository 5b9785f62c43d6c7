package io.overdue.agent.findings;

import java.util.logging.Logger;

/** Breaks rules, to show that they fail. */
final class Breakingfindings {

  static final Object FAR_AWAY = io.overdue.agent.start.Agent.class;
  static final Logger LOGGER = Logger.getLogger("nobody");

  private Breakingfindings() {}
}
