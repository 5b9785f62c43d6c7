package io.overdue.agent.clients.vertx;

import java.util.Collections;
import java.util.List;

/** Classes of Vert.x that make pools for themselves: prefixes of their names. */
public final class VertxFrames {

  private VertxFrames() {}

  public static List<String> clients() {
    return Collections.singletonList("io.vertx.redis.client.impl.");
  }
}
