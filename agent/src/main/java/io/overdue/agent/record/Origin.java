package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;

/** Where a connection object was constructed, which may be long before it first connects. */
final class Origin extends WeakKey<Object> {

  private final Site site;

  Origin(Object connection, Site site, ReferenceQueue<Object> queue) {
    super(connection, queue);
    this.site = site;
  }

  Site site() {
    return site;
  }
}
