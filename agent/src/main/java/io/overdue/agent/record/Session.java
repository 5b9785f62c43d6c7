package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client library's connection object that lives on through reconnects, until it is closed. */
final class Session extends WeakKey<Object> {

  private final Taking taking;
  private final AtomicBoolean connected = new AtomicBoolean();

  Session(Object session, Taking taking, ReferenceQueue<Object> queue) {
    super(session, queue);
    this.taking = taking;
  }

  Taking taking() {
    return taking;
  }

  /** True for the first time that it is connected. */
  boolean connects() {
    return connected.compareAndSet(false, true);
  }

  /** Whether it has ever been connected. */
  boolean wasConnected() {
    return connected.get();
  }
}
