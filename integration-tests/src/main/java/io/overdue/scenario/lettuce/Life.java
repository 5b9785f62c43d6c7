package io.overdue.scenario.lettuce;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;

/** The life of a client in steps: each line of input names one. */
public final class Life {

  private final RedisURI uri;
  private final List<StatefulRedisConnection<String, String>> lent = new ArrayList<>();
  private RedisClient client;
  private StatefulRedisConnection<String, String> shared;
  private StatefulRedisPubSubConnection<String, String> subscriber;
  private GenericObjectPool<StatefulRedisConnection<String, String>> pool;

  private Life(RedisURI uri) {
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    Life life = new Life(RedisURI.create(arguments[0]));
    BufferedReader steps = new BufferedReader(new InputStreamReader(System.in));
    for (String step = steps.readLine(); step != null; step = steps.readLine()) {
      life.play(step);
      System.out.println("done " + step);
    }
    System.exit(0);
  }

  private void play(String step) throws Exception {
    switch (step) {
      case "open":
        client = RedisClient.create(uri); // line: client
        break;
      case "connect":
        shared = client.connect(); // line: shared
        shared.sync().set("a", "b");
        break;
      case "use":
        shared.sync().get("a");
        break;
      case "subscribe":
        subscriber = client.connectPubSub(); // line: subscriber
        subscriber.sync().subscribe("news");
        break;
      case "fail to log in":
        failToLogIn();
        break;
      case "borrow":
        pool =
            ConnectionPoolSupport.createGenericObjectPool(
                () -> client.connect(), new GenericObjectPoolConfig<>());
        for (int i = 0; i < 3; i++) {
          lent.add(pool.borrowObject()); // line: lent
        }
        break;
      case "return":
        lent.remove(0).close();
        break;
      case "unsubscribe":
        subscriber.close();
        break;
      case "close":
        shared.close();
        break;
      case "shut down":
        client.shutdown();
        break;
      default:
        throw new IllegalArgumentException(step);
    }
  }

  private void failToLogIn() {
    RedisURI wrong = RedisURI.create("redis://nobody:wrong@" + uri.getHost() + ":" + uri.getPort());
    try {
      client.connect(wrong);
      throw new IllegalStateException("should have been refused");
    } catch (RedisException refused) {
      // as it should be
    }
  }
}
