package io.overdue.agent.record;

import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;

/** An object that owns connections, a pool included, until it is closed. */
final class HeavyClient extends WeakKey<Object> {

  private final String type;
  private final Taking taking;

  HeavyClient(Object client, Taking taking, ReferenceQueue<Object> queue) {
    super(client, queue);
    this.type = client.getClass().getSimpleName();
    this.taking = taking;
  }

  String type() {
    return type;
  }

  Taking taking() {
    return taking;
  }
}
