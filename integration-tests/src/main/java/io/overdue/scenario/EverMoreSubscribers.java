package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/** Each visitor gets a subscriber of his own, and none is ever unsubscribed. */
public final class EverMoreSubscribers {

  private EverMoreSubscribers() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    stage.every(500, () -> visit(stage));
    System.exit(0);
  }

  private static void visit(Stage stage) {
    Thread subscriber =
        new Thread(
            () -> {
              try (Jedis jedis = new Jedis(stage.redis().getHost(), stage.redis().getPort())) {
                jedis.subscribe(new JedisPubSub() {}, "news");
              }
            });
    subscriber.setDaemon(true);
    subscriber.start();
  }
}
