package io.overdue.agent.findings;

/** Commands by which a reader can check a finding; they only read. */
public final class Commands {

  private Commands() {}

  /** Lists the server's connections: idle ones that are ours are what a leak looks like there. */
  public static String clientList(String server) {
    return cli(server) + " CLIENT LIST";
  }

  /** Shows how many clients the server has and may have. */
  public static String infoClients(String server) {
    return cli(server) + " INFO clients";
  }

  private static String cli(String server) {
    int colon = server == null ? -1 : server.lastIndexOf(':');
    return colon < 0
        ? "redis-cli"
        : "redis-cli -h " + server.substring(0, colon) + " -p " + server.substring(colon + 1);
  }
}
