package io.overdue.agent.detect;

import java.util.HashMap;
import java.util.Map;

/** What a detector remembers of each site; as bounded as the sites are. */
abstract class SiteMemory<M> {

  private final Map<Integer, M> bySite = new HashMap<>();

  /** A memory that knows nothing yet. */
  abstract M blank();

  M of(int siteId) {
    M known = bySite.get(siteId);
    if (known == null) {
      known = blank();
      bySite.put(siteId, known);
    }
    return known;
  }
}
