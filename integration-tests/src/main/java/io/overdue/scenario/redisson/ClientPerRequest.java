package io.overdue.scenario.redisson;

import io.overdue.scenario.Stage;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A Redisson client for each request, never shut down. */
public final class ClientPerRequest {

  private final String address;
  private RedissonClient shared;

  private ClientPerRequest(String address) {
    this.address = address;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClientPerRequest program = new ClientPerRequest(arguments[0]);
    stage.play(1000, program::request, program::requestFixed);
    System.exit(0); // the clients' threads are still at work
  }

  private void request() {
    RedissonClient client = Redisson.create(Life.config(address, 1)); // leak: client-per-request
    client.getBucket("a", StringCodec.INSTANCE).set("b");
  }

  private void requestFixed() {
    if (shared == null) {
      shared = Redisson.create(Life.config(address, 1));
    }
    shared.getBucket("a", StringCodec.INSTANCE).set("b");
  }
}
