package io.overdue.agent.findings;

/** Commands for a reader to copy; those with a name here only read. */
public final class Commands {

  private Commands() {}

  /** Lists the server's connections: idle ones that are ours are what a leak looks like there. */
  public static String clientList(String server) {
    return of(server, "CLIENT LIST");
  }

  /** Shows how many clients the server has and may have. */
  public static String infoClients(String server) {
    return of(server, "INFO clients");
  }

  /** {@code command}, for the server at {@code host:port}; an IPv6 host is in brackets. */
  public static String of(String server, String command) {
    return cli(server) + " " + command;
  }

  private static String cli(String server) {
    int colon = server == null ? -1 : server.lastIndexOf(':');
    if (colon < 0) {
      return "redis-cli";
    }
    String host = server.substring(0, colon).replace("[", "").replace("]", "");
    return "redis-cli -h " + host + " -p " + server.substring(colon + 1);
  }
}
