package io.overdue.scenario;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;

/**
 * Somebody else's commons-pool2 pool leaks something that is no Redis connection: not our matter.
 */
public final class ForeignPool {

  private ForeignPool() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPool<StringBuilder> pool = new GenericObjectPool<>(new Builders());
    pool.setMaxTotal(100_000);
    stage.every(100, () -> pool.borrowObject().append("never returned"));
  }

  private static final class Builders extends BasePooledObjectFactory<StringBuilder> {
    @Override
    public StringBuilder create() {
      return new StringBuilder();
    }

    @Override
    public PooledObject<StringBuilder> wrap(StringBuilder builder) {
      return new DefaultPooledObject<>(builder);
    }
  }
}
