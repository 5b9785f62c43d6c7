package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.Scanner;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * A service that has run for a while when the agent comes: loans that are kept, a pool that nobody
 * uses, a connection of its own that is used and one that is not. Does what its input says.
 */
public final class OlderThanTheAgent {

  private OlderThanTheAgent() {}

  public static void main(String[] arguments) {
    String host = Stage.host(arguments);
    int port = Stage.port(arguments);
    JedisPool busy = new JedisPool(host, port); // line: busy
    Jedis first = busy.getResource();
    Jedis second = busy.getResource();
    JedisPool forgotten = new JedisPool(host, port); // line: forgotten
    Jedis kept = forgotten.getResource();
    Jedis used = new Jedis(host, port);
    Jedis idle = new Jedis(host, port);
    used.ping();
    idle.ping();
    try (Jedis back = busy.getResource()) {
      back.ping();
    }
    System.out.println("ready");
    Scanner input = new Scanner(System.in);
    while (input.hasNextLine()) {
      switch (input.nextLine()) {
        case "return":
          second.close();
          break;
        case "close":
          idle.close();
          break;
        default:
          try (Jedis back = busy.getResource()) {
            back.ping();
          }
          used.ping();
          break;
      }
    }
    first.close();
    kept.close();
  }
}
