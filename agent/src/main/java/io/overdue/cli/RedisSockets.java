package io.overdue.cli;

import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which TCP connections of a process lead to a Redis or Valkey server: by the usual ports,
 * and by the servers that run on this machine.
 */
final class RedisSockets {

  private static final String ESTABLISHED = "01";
  private static final String LISTENING = "0A";
  private static final Set<Integer> USUAL_PORTS =
      new HashSet<>(
          Arrays.asList(6379, 6380, 6381, 7000, 7001, 7002, 7003, 7004, 7005, 16379, 26379));

  private final Set<Integer> ports = new HashSet<>(USUAL_PORTS);

  private RedisSockets() {}

  /** Looks for the servers of this machine. */
  static RedisSockets ofThisMachine() {
    RedisSockets sockets = new RedisSockets();
    String[] names = Paths.get("/proc").toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (name.matches("\\d+")) {
        JavaProcess process = JavaProcess.of(Long.parseLong(name));
        if (process.text("comm").matches("(?s)(redis|valkey|keydb)-.*")) {
          sockets.ports.addAll(sockets.portsOf(process));
        }
      }
    }
    return sockets;
  }

  private Set<Integer> portsOf(JavaProcess server) {
    Set<String> own = new HashSet<>(server.openFiles());
    Set<Integer> listening = new HashSet<>();
    for (String[] row : rows(server)) {
      if (row[3].equals(LISTENING) && own.contains("socket:[" + row[9] + "]")) {
        listening.add(port(row[1]));
      }
    }
    return listening;
  }

  /** How many connections the process has to such a server; -1 where that may not be seen. */
  int heldBy(JavaProcess process) {
    if (!process.showsItsFiles()) {
      return -1;
    }
    Set<String> own = new HashSet<>(process.openFiles());
    int held = 0;
    for (String[] row : rows(process)) {
      held +=
          row[3].equals(ESTABLISHED)
                  && ports.contains(port(row[2]))
                  && own.contains("socket:[" + row[9] + "]")
              ? 1
              : 0;
    }
    return held;
  }

  /** Rows of the kernel's tables: local, remote, state and inode are columns 1, 2, 3 and 9. */
  private static List<String[]> rows(JavaProcess process) {
    List<String[]> rows = new ArrayList<>();
    for (String table : new String[] {"net/tcp", "net/tcp6"}) {
      for (String line : process.text(table).split("\n")) {
        String[] row = line.trim().split("\\s+");
        if (row.length > 9 && row[0].matches("\\d+:")) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }
}
