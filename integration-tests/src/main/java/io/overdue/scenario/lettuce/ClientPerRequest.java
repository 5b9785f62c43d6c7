package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.overdue.scenario.Stage;

/** Lettuce: a client for each request, each with its own connection, and never shut down. */
public final class ClientPerRequest {

  private final RedisURI redis;
  private final ClientResources resources;
  private final StatefulRedisConnection<String, String> shared;

  private ClientPerRequest(RedisURI redis, ClientResources resources) {
    this.redis = redis;
    this.resources = resources;
    this.shared = RedisClient.create(resources, redis).connect();
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClientPerRequest program =
        new ClientPerRequest(RedisURI.create(stage.redis()), DefaultClientResources.create());
    stage.play(300, program::request, program::requestFixed);
    System.exit(0);
  }

  private void request() {
    RedisClient client = RedisClient.create(resources, redis); // leak: client-per-request
    client.connect().sync().incr("requests"); // goes with its client
  }

  private void requestFixed() {
    shared.sync().incr("requests");
  }
}
