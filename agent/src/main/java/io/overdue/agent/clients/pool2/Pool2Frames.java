package io.overdue.agent.clients.pool2;

import java.util.Collections;
import java.util.List;

/** Classes of commons-pool2 that make connections for themselves: prefixes of their names. */
public final class Pool2Frames {

  private Pool2Frames() {}

  public static List<String> pools() {
    return Collections.singletonList("org.apache.commons.pool2.");
  }
}
