package io.overdue.scenario.redisson;

import io.overdue.scenario.Stage;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** A Redisson client for each request, shut down each time. */
public final class ClientPerRequestClosed {

  private ClientPerRequestClosed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    stage.every(50, () -> request(arguments[0]));
  }

  private static void request(String address) {
    RedissonClient client = Redisson.create(Life.config(address, 1)); // leak: client-per-request
    client.getBucket("a", StringCodec.INSTANCE).set("b");
    client.shutdown(0, 2, TimeUnit.SECONDS);
  }
}
