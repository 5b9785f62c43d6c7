package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is remembered of each server; as bounded as the servers are. */
abstract class ServerMemory<M> {

  private final Map<String, M> byAddress = new HashMap<>();

  /** A memory that knows nothing yet. */
  abstract M blank();

  M of(String address) {
    M known = byAddress.get(address);
    if (known == null) {
      known = blank();
      byAddress.put(address, known);
    }
    return known;
  }

  /** Forgets the others. */
  void keepOnly(List<ServerFacts> servers) {
    Set<String> present = new HashSet<>();
    for (ServerFacts server : servers) {
      present.add(server.address());
    }
    byAddress.keySet().retainAll(present);
  }
}
