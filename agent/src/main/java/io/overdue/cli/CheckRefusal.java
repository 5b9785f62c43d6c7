package io.overdue.cli;

import io.overdue.agent.facts.ServerFacts;

/** Why a server could not be asked, and what to do about it. */
final class CheckRefusal {

  private static final String LEAST =
      "ACL SETUSER overdue on >password resetkeys resetchannels -@all"
          + " +info +client|list +client|id +ping";

  private CheckRefusal() {}

  /**
   * @param place the server without its login
   */
  static String text(String place, ServerFacts server) {
    return place + " could not be asked: " + server.reason() + ".\nNext: " + advice(server) + ".";
  }

  private static String advice(ServerFacts server) {
    switch (server.answer()) {
      case AT_LIMIT:
        return server.isConcluded()
            ? "if the port speaks TLS, write rediss://. Otherwise " + full()
            : full();
      case TLS_CLOSED:
        return "if the port speaks no TLS, write redis://. Otherwise " + full();
      case SILENT:
        return "write redis:// if the port speaks no TLS. Otherwise see on its host whether the"
            + " server is busy (redis-cli SLOWLOG GET) or out of file descriptors (its log says"
            + " \"Too many open files\"), or whether something else answers there";
      case UNREACHABLE:
        return "check the host, the port, the firewall and, for rediss://, that this Java trusts"
            + " the certificate (java -Djavax.net.ssl.trustStore=... -jar ...)";
      case BAD_LOGIN:
        return "write the login into the URI, redis://user:password@host:port, or into the"
            + " environment variable OVERDUE_SERVER_URI; percent signs escape";
      case FORBIDDEN:
        return "use a login that may; this is enough: " + LEAST;
      case GARBLED:
        return "check the port: what answers there is no Redis or Valkey server";
      default:
        return "try again in a moment";
    }
  }

  /** A full server has no door left, for nobody. */
  private static String full() {
    return "use a connection that is open already, such as a running redis-cli or the agent in an"
        + " application, which keeps its own from 70 % of the limit on; or end one client, and"
        + " look again";
  }
}
