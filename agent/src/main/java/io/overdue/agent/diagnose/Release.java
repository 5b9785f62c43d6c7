package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Commands;
import java.util.ArrayList;
import java.util.List;

/** A server's product and version, as far as its commands about clients differ. */
final class Release {

  private static final int MOST_COMMANDS = 20;
  private static final int IDS_A_COMMAND = 20;

  private final String address;
  private final boolean valkey;
  private final int major;
  private final int minor;

  private Release(String address, boolean valkey, int major, int minor) {
    this.address = address;
    this.valkey = valkey;
    this.major = major;
    this.minor = minor;
  }

  /** Of an unknown version nothing is expected that not every version has. */
  static Release of(ServerFacts server) {
    String[] parts = server.version().split("\\.");
    return new Release(
        server.address(), server.product().equals("valkey"), number(parts, 0), number(parts, 1));
  }

  private static int number(String[] parts, int i) {
    try {
      return i < parts.length ? Integer.parseInt(parts[i]) : 0;
    } catch (NumberFormatException notOne) {
      return 0;
    }
  }

  private boolean isAtLeast(int leastMajor, int leastMinor) {
    return major > leastMajor || major == leastMajor && minor >= leastMinor;
  }

  /** CLIENT LIST ID: since 6.2. */
  private boolean listsById() {
    return isAtLeast(6, 2);
  }

  /** CLIENT KILL with several ids: since Valkey 8.1. */
  private boolean killsSeveral() {
    return valkey && isAtLeast(8, 1);
  }

  /** CLIENT KILL with IDLE and FLAGS: since Valkey 9.1. */
  boolean killsIdle() {
    return valkey && isAtLeast(9, 1);
  }

  /** Lists these rows, or as many as fit into one command. */
  String list(List<RowFacts> rows) {
    if (listsById()) {
      return command("CLIENT LIST ID " + ids(rows, 0, " "));
    }
    return command("CLIENT LIST | grep -E '^id=(" + ids(rows, 0, "|") + ") '");
  }

  /** Closes these rows and no others; bounded. */
  List<String> kill(List<RowFacts> rows) {
    List<String> commands = new ArrayList<>();
    int step = killsSeveral() ? IDS_A_COMMAND : 1;
    int next = 0;
    for (; next < rows.size() && commands.size() < MOST_COMMANDS; next += step) {
      commands.add(
          command("CLIENT KILL ID " + (step == 1 ? rows.get(next).id() : ids(rows, next, " "))));
    }
    if (next < rows.size()) {
      commands.add("# and " + (rows.size() - next) + " more, by their ids in the same way");
    }
    return commands;
  }

  /** The ids of some of {@code rows}. */
  private static String ids(List<RowFacts> rows, int from, String between) {
    StringBuilder ids = new StringBuilder();
    for (int i = from; i < Math.min(rows.size(), from + IDS_A_COMMAND); i++) {
      ids.append(i == from ? "" : between).append(rows.get(i).id());
    }
    return ids.toString();
  }

  String command(String text) {
    return Commands.of(address, text);
  }
}
