package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client library's connection object that lives on through reconnects, until it is closed. */
final class Session extends WeakKey<Object> {

  private volatile Taking taking;
  private final AtomicBoolean connected = new AtomicBoolean();
  private volatile boolean withoutChannel;

  Session(Object session, Taking taking, ReferenceQueue<Object> queue) {
    super(session, queue);
    this.taking = taking;
  }

  Taking taking() {
    return taking;
  }

  /** It turns out who wanted it, which none of its channels tells: those are its parts'. */
  void handTo(Taking owner) {
    taking = owner;
    withoutChannel = true;
  }

  /** Whether it is out although no channel is its own. */
  boolean isWithoutChannel() {
    return withoutChannel;
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
