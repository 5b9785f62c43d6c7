package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import io.overdue.scenario.Stage;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/**
 * Lettuce as it is meant: a connection shared by many threads for the whole run, a subscriber, a
 * few connections for blocking commands, a pool, and a job with a client of its own.
 */
public final class Healthy {

  private final RedisURI redis;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final GenericObjectPool<StatefulRedisConnection<String, String>> pool;
  private final List<StatefulRedisConnection<String, String>> blocking = new ArrayList<>();

  private Healthy(RedisURI redis) {
    this.redis = redis;
    this.client = RedisClient.create(redis);
    this.shared = client.connect();
    this.pool =
        ConnectionPoolSupport.createGenericObjectPool(
            client::connect, new GenericObjectPoolConfig<>());
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Healthy program = new Healthy(RedisURI.create(stage.redis()));
    StatefulRedisPubSubConnection<String, String> subscriber = program.client.connectPubSub();
    subscriber.async().subscribe("news");
    for (int i = 0; i < 3; i++) {
      program.blocking.add(program.client.connect());
      program.blocking.get(i).async().blpop(0, "a queue that stays empty");
    }
    for (int i = 0; i < 8; i++) {
      stage.everyInBackground("worker " + i, 10, program::work);
    }
    stage.every(5000, program::job);
    System.exit(0); // the workers are still at work
  }

  private void work() throws Exception {
    shared.sync().incr("shared");
    try (StatefulRedisConnection<String, String> own = pool.borrowObject()) {
      own.sync().incr("pooled");
    }
  }

  private void job() {
    RedisClient own = RedisClient.create(redis);
    try (StatefulRedisConnection<String, String> connection = own.connect()) {
      connection.sync().incr("jobs");
    } finally {
      own.shutdown();
    }
  }
}
