package io.overdue.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What will be seen in a JVM with these clients, and what will not. */
final class Prospect {

  private static final String SEEN = "connections, loans and clients will be seen";

  private Prospect() {}

  static List<Remark> of(ClientJars clients) {
    List<Remark> remarks = new ArrayList<>();
    for (Map.Entry<String, String> client : clients.versions().entrySet()) {
      String prospect = of(client.getKey());
      String what = client.getKey() + " " + client.getValue();
      if (prospect != null) {
        remarks.add(Remark.ok(what + ": " + prospect + "."));
      }
    }
    if (remarks.isEmpty()) {
      remarks.add(
          Remark.note(
              "No Redis client was found among its jars; one that is packed otherwise is seen all"
                  + " the same."));
    }
    remarks.add(
        Remark.note(
            "What was taken before the agent comes is counted for each pool, but its line is not"
                + " known."));
    return remarks;
  }

  /** What is seen of it; null where it is no client by itself. */
  static String of(String library) {
    switch (library) {
      case "jedis":
      case "valkey-java":
      case "lettuce-core":
      case "vertx-redis-client":
        return SEEN;
      case "redisson":
        return "connections and clients will be seen; it lends nothing";
      case "valkey-glide":
        return "clients will be seen; its connections lie outside of Java";
      case "commons-pool2":
        return "its pools are seen where they lend connections of these clients";
      case "commons-pool":
        return "pools of its first version are not seen; bare connections are";
      case "spring-data-redis":
        return "lines of yours are named, not those of its templates";
      default:
        return "see the table \"What it sees\" of the README";
    }
  }
}
