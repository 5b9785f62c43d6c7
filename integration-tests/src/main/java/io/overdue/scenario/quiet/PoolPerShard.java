package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A pool for each shard; the arguments are the shards. */
public final class PoolPerShard {

  private final List<JedisPool> shards = new ArrayList<>();

  private PoolPerShard() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    PoolPerShard program = new PoolPerShard();
    for (String argument : arguments) {
      URI shard = URI.create(argument);
      program.shards.add(new JedisPool(shard.getHost(), shard.getPort()));
    }
    stage.every(100, program::count);
  }

  private void count() {
    for (JedisPool shard : shards) {
      try (Jedis jedis = shard.getResource()) {
        jedis.incr("counted");
      }
    }
  }
}
