package io.overdue.agent.clients.lettuce;

import io.overdue.agent.record.PoolReader;

/** Asks Lettuce's own pool, the asynchronous one, for its numbers. */
public final class LettucePools implements PoolReader {

  @Override
  public boolean knows(Object pool) {
    return typeOf(pool) != null;
  }

  @Override
  public int active(Object pool) {
    return Math.max(0, number(pool, "getObjectCount", 0) - idle(pool));
  }

  @Override
  public int idle(Object pool) {
    return number(pool, "getIdle", 0);
  }

  @Override
  public int maxTotal(Object pool) {
    return number(pool, "getMaxTotal", -1);
  }

  @Override
  public Object factory(Object pool) {
    return LettuceReader.read(pool, "factory");
  }

  private static int number(Object pool, String method, int otherwise) {
    try {
      return (Integer) typeOf(pool).getMethod(method).invoke(pool);
    } catch (ReflectiveOperationException | RuntimeException doesNotAnswer) {
      return otherwise;
    }
  }

  private static Class<?> typeOf(Object pool) {
    for (Class<?> type = pool.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(LettucePoints.ASYNC_POOL)) {
        return type;
      }
    }
    return null;
  }
}
