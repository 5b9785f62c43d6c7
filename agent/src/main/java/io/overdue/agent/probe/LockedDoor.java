package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;

/** No way at all. */
final class LockedDoor extends Door {

  private final String reason;

  LockedDoor(String reason) {
    this.reason = reason;
  }

  @Override
  Wire open() throws Refusal {
    throw new Refusal(Answer.NOT_ASKED, reason);
  }

  @Override
  Object owner() {
    return reason;
  }

  @Override
  Object login() {
    return reason;
  }
}
