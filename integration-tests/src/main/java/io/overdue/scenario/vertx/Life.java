package io.overdue.scenario.vertx;

import io.overdue.scenario.Steps;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The life of a client of Vert.x. */
public final class Life implements Steps.Life {

  private final String uri;
  private final Vertx vertx = Waiting.patiently();
  private final List<RedisConnection> lent = new ArrayList<>();
  private Redis client;
  private RedisConnection subscriber;

  private Life(String uri) {
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    Steps.follow(new Life(arguments[0]));
    System.exit(0);
  }

  @Override
  public void play(String step) throws Exception {
    switch (step) {
      case "open":
        client = Redis.createClient(vertx, options(uri, 4)); // line: client
        break;
      case "use":
        Waiting.on(client.send(Request.cmd(Command.SET).arg("a").arg("b"))); // line: sent
        break;
      case "borrow":
        for (int i = 0; i < 3; i++) {
          lent.add(Waiting.on(client.connect())); // line: lent
        }
        break;
      case "return":
        Waiting.on(lent.remove(0).close());
        break;
      case "return all":
        while (!lent.isEmpty()) {
          lent.remove(0).close();
        }
        break;
      case "subscribe":
        subscriber = Waiting.on(client.connect()); // line: subscriber
        Waiting.on(subscriber.send(Request.cmd(Command.SUBSCRIBE).arg("news")));
        break;
      case "unsubscribe":
        Waiting.on(subscriber.close());
        break;
      case "fail to log in":
        failToLogIn();
        break;
      case "close":
        Waiting.close(client);
        break;
      default:
        throw new IllegalArgumentException(step);
    }
  }

  static RedisOptions options(String uri, int most) {
    return new RedisOptions()
        .setConnectionString(uri)
        .setMaxPoolSize(most)
        .setMaxPoolWaiting(1000)
        .setPoolRecycleTimeout(-1);
  }

  private void failToLogIn() throws Exception {
    String wrong = uri.replace("redis://", "redis://nobody:wrong@");
    Redis stranger = Redis.createClient(vertx, options(wrong, 1));
    try {
      Waiting.on(stranger.connect());
    } catch (ExecutionException refused) {
      Waiting.close(stranger);
      return; // as it should be
    }
    throw new IllegalStateException("should have been refused");
  }
}
