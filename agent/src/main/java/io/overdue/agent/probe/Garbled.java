package io.overdue.agent.probe;

import java.io.IOException;

/** What came is no reply of a Redis server, or too long, or only half of one. */
final class Garbled extends IOException {

  private static final long serialVersionUID = 1L;

  Garbled(String message) {
    super(message);
  }
}
