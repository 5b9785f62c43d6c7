package io.overdue.scenario;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import redis.clients.jedis.Jedis;

/**
 * A healthy service whose own factory makes three connections and has the fourth wait until one is
 * destroyed, beside a usual pool to another server.
 */
public final class RationedFactory {

  private RationedFactory() {}

  /** Arguments: the URI of the usual pool's server, and that of the other. */
  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPool<Jedis> rationed =
        new GenericObjectPool<>(new Factory(URI.create(arguments[1])));
    stage.everyInBackground("rationed", 100, () -> work(rationed));
    Tenant.main(new String[] {arguments[0], "3"});
  }

  private static void work(GenericObjectPool<Jedis> pool) throws Exception {
    List<Jedis> all = new ArrayList<>();
    try {
      for (int i = 0; i < Factory.RATION; i++) {
        all.add(pool.borrowObject());
      }
      for (Jedis jedis : all) {
        jedis.ping();
      }
    } finally {
      for (Jedis jedis : all) {
        pool.returnObject(jedis);
      }
    }
  }

  /** Makes what the ration allows. */
  private static final class Factory extends BasePooledObjectFactory<Jedis> {

    private static final int RATION = 3;

    private final URI redis;
    private final Semaphore ration = new Semaphore(RATION);

    Factory(URI redis) {
      this.redis = redis;
    }

    @Override
    public Jedis create() throws InterruptedException {
      ration.acquire();
      return new Jedis(redis.getHost(), redis.getPort());
    }

    @Override
    public PooledObject<Jedis> wrap(Jedis jedis) {
      return new DefaultPooledObject<>(jedis);
    }

    @Override
    public void destroyObject(PooledObject<Jedis> pooled) {
      pooled.getObject().close();
      ration.release();
    }
  }
}
