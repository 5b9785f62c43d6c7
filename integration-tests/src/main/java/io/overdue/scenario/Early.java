package io.overdue.scenario;

import java.net.URI;
import redis.clients.jedis.Jedis;

/** Uses nothing of Jedis but what its earliest releases have too. */
public final class Early {

  private Early() {}

  public static void main(String[] arguments) {
    URI redis = URI.create(arguments[0]);
    for (int i = 0; i < 20; i++) {
      Jedis jedis = new Jedis(redis.getHost(), redis.getPort());
      System.out.println(jedis.ping());
    }
    System.exit(5);
  }
}
