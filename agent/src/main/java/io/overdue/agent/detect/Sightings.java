package io.overdue.agent.detect;

import io.overdue.agent.facts.Outstanding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Since which sweep each of some outstanding things has been seen in a suspicious state. */
final class Sightings {

  private final Map<Long, Long> since = new HashMap<>();
  private long sweep;

  /** Takes what is in that state now, and forgets what no longer is. */
  void observe(long newSweep, List<Outstanding> now) {
    sweep = newSweep;
    Set<Long> serials = new HashSet<>();
    for (Outstanding one : now) {
      serials.add(one.serial());
      if (!since.containsKey(one.serial())) {
        since.put(one.serial(), sweep);
      }
    }
    since.keySet().retainAll(serials);
  }

  /** For how many sweeps it has been so: 0 at first sight. */
  long sweeps(Outstanding one) {
    return sweep - since.get(one.serial());
  }
}
