package io.overdue.agent.clients.pool2;

import io.overdue.agent.record.Invalidator;
import java.lang.reflect.InvocationTargetException;

/** Has a commons-pool2 pool invalidate a lent handle, by the name of its public method. */
public final class Pool2Invalidator implements Invalidator {

  private static final String POOL = "org.apache.commons.pool2.ObjectPool";

  @Override
  public void invalidate(Object pool, Object handle) throws Throwable {
    try {
      Class.forName(POOL, false, pool.getClass().getClassLoader())
          .getMethod("invalidateObject", Object.class)
          .invoke(pool, handle);
    } catch (InvocationTargetException refused) {
      throw refused.getCause();
    }
  }
}
