package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.overdue.scenario.Stage;

/** Opens one connection after the other and keeps them, until its server takes no more. */
public final class Newcomers {

  private Newcomers() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    RedisClient client = RedisClient.create(RedisURI.create(stage.redis()));
    stage.every(100, () -> knock(client));
    client.shutdown();
  }

  private static void knock(RedisClient client) {
    try {
      client.connect().sync().ping();
    } catch (RedisException turnedAway) {
      // the next one may be let in
    }
  }
}
