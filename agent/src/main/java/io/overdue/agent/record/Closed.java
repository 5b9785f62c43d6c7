package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;

/** A client library's connection object that was closed and has not connected since. */
final class Closed extends WeakKey<Object> {

  Closed(Object connection, ReferenceQueue<Object> queue) {
    super(connection, queue);
  }
}
