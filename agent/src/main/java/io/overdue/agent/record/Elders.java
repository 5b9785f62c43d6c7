package io.overdue.agent.record;

import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.record.ProcessSockets.Ends;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Connections that are older than the agent: those that the process had when it came and still has,
 * counted for each server that the books know. Watch thread only.
 */
final class Elders {

  /** The table may lack a row while it changes. */
  private static final int READINGS = 3;

  private static final int MOST_SERVERS = 1_000;

  private final ProcessSockets process;
  private final Map<String, Elder> alive = new HashMap<>();

  /** How the books call where an address leads. */
  private final Map<String, String> servers = new HashMap<>();

  private Elders(ProcessSockets process) {
    this.process = process;
  }

  /** Of an agent that was there first. */
  static Elders none() {
    return new Elders(null);
  }

  /** Those that are open now. */
  static Elders of(ProcessSockets process) {
    Elders elders = new Elders(process);
    for (int i = 0; i < READINGS; i++) {
      for (Map.Entry<String, Ends> socket : process.ends(process.open()).entrySet()) {
        elders.alive.put(socket.getKey(), new Elder(socket.getValue()));
      }
    }
    return elders;
  }

  /**
   * How many are left, by server.
   *
   * @param known the connections that the books know
   */
  Map<String, Integer> left(List<SocketFacts> known) {
    Map<String, Integer> left = new TreeMap<>();
    if (alive.isEmpty()) {
      return left;
    }
    Set<String> open = process.open();
    learn(known, process.ends(open));
    for (Iterator<Map.Entry<String, Elder>> i = alive.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Elder> elder = i.next();
      if (elder.getValue().isGone(open.contains(elder.getKey()))) {
        i.remove();
        continue;
      }
      String server = servers.get(elder.getValue().ends.remote);
      if (server != null) {
        Integer count = left.get(server);
        left.put(server, count == null ? 1 : count + 1);
      }
    }
    return left;
  }

  /** A server's address is where a known connection to it leads. */
  private void learn(List<SocketFacts> known, Map<String, Ends> sockets) {
    Map<String, String> remotes = new HashMap<>();
    for (Ends ends : sockets.values()) {
      remotes.put(ends.local, ends.remote);
    }
    for (SocketFacts connection : known) {
      String remote = remotes.get(connection.local());
      if (remote != null && servers.size() < MOST_SERVERS) {
        servers.put(remote, connection.server());
      }
    }
  }

  /** One of them. */
  private static final class Elder {

    private final Ends ends;
    private int missed;

    Elder(Ends ends) {
      this.ends = ends;
    }

    boolean isGone(boolean isOpen) {
      missed = isOpen ? 0 : missed + 1;
      return missed >= READINGS;
    }
  }
}
