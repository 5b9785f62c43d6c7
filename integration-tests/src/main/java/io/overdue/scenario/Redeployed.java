package io.overdue.scenario;

import java.net.URI;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** An application, Jedis and all, that is deployed anew a few times and leaves its pool behind. */
public final class Redeployed {

  private static final int DEPLOYMENTS = 4;

  private Redeployed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Class<?> application = stage.isFixed() ? FixedApplication.class : Application.class;
    Container container =
        new Container("io.overdue.scenario.", "redis.clients.", "org.apache.commons.pool2.");
    Container.Deployment running = container.deploy(application, stage.redis());
    for (int i = 1; i < DEPLOYMENTS; i++) {
      stage.pause(4000);
      running.undeploy();
      running = container.deploy(application, stage.redis());
    }
    stage.every(100, () -> {});
    running.undeploy();
  }

  /** Has a pool, and forgets it when it is undeployed. */
  public static class Application implements Runnable, AutoCloseable {

    final JedisPool pool;

    public Application(URI redis) {
      pool = new JedisPool(redis.getHost(), redis.getPort()); // leak: duplicate-pools
    }

    @Override
    public final void run() {
      try {
        while (true) {
          try (Jedis jedis = pool.getResource()) {
            jedis.get("answer");
          }
          Thread.sleep(50);
        }
      } catch (InterruptedException undeployed) {
        // no more requests
      }
    }

    @Override
    public void close() {}
  }

  /** Closes its pool when it is undeployed. */
  public static final class FixedApplication extends Application {

    public FixedApplication(URI redis) {
      super(redis);
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
