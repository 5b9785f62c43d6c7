package io.overdue.scenario;

import redis.clients.jedis.Jedis;

/** Connections that are opened and dropped: only the collector closes them, some day. */
public final class LostToGc {

  private LostToGc() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    stage.every(
        1000,
        () -> {
          ask(stage);
          System.gc();
        });
  }

  private static String ask(Stage stage) {
    Jedis jedis = new Jedis(stage.redis().getHost(), stage.redis().getPort()); // leak: lost-to-gc
    return jedis.ping();
  }
}
