package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPubSub;

/** Subscribers that listen for the whole run, among publishers that come and go. */
public final class SubscriberContainer {

  private final JedisPool pool;

  private SubscriberContainer(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    SubscriberContainer program = new SubscriberContainer(stage.pool(8));
    for (String channel : new String[] {"weather", "traffic", "a channel without news"}) {
      stage.everyInBackground("listener to " + channel, 100, () -> program.listen(channel));
    }
    stage.every(200, program::publish);
    System.exit(0);
  }

  private void listen(String channel) {
    try (Jedis jedis = pool.getResource()) {
      jedis.subscribe(new JedisPubSub() {}, channel);
    }
  }

  private void publish() {
    try (Jedis jedis = pool.getResource()) {
      jedis.publish("weather", "fine");
      jedis.publish("traffic", "dense");
    }
  }
}
