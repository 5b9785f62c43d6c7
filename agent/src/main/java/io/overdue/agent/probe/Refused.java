package io.overdue.agent.probe;

/** What one login may not do at one node: asked once, and remembered. */
final class Refused {

  boolean name;
  boolean id;
  boolean info;
  boolean config;

  /** The login itself is not accepted. */
  boolean login;

  /** Whether there is nothing left to ask. */
  boolean isEverything() {
    return login || info && id;
  }
}
