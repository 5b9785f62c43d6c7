package io.overdue.benchmarks;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import redis.clients.jedis.Jedis;

/** Makes Jedis objects that are not connected: a pool of them costs what the pool costs. */
final class Unconnected extends BasePooledObjectFactory<Jedis> {

  @Override
  public Jedis create() {
    return new Jedis("127.0.0.1", 1);
  }

  @Override
  public PooledObject<Jedis> wrap(Jedis jedis) {
    return new DefaultPooledObject<>(jedis);
  }
}
