package io.overdue.agent.settings;

import java.util.logging.Logger;

/** Breaks rules, to show that they fail. */
final class Breakingsettings {

  static final Object FAR_AWAY = io.overdue.agent.start.Agent.class;
  static final Logger LOGGER = Logger.getLogger("nobody");

  private Breakingsettings() {}
}
