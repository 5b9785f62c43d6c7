package io.overdue.agent.clients.pool2;

import io.overdue.agent.record.PoolReader;
import java.lang.reflect.Field;
import java.util.Collection;

/**
 * Reads the fields of commons-pool2's {@code SoftReferenceObjectPool}: its methods would wait for
 * its monitor, which it keeps while it connects.
 */
public final class SoftPoolReader implements PoolReader {

  @Override
  public boolean knows(Object pool) {
    return typeOf(pool) != null;
  }

  @Override
  public int active(Object pool) {
    Object active = read(pool, "numActive");
    return active instanceof Integer ? (Integer) active : 0;
  }

  @Override
  public int idle(Object pool) {
    Object idle = read(pool, "idleReferences");
    return idle instanceof Collection ? ((Collection<?>) idle).size() : 0;
  }

  @Override
  public Object factory(Object pool) {
    return read(pool, "factory");
  }

  private static Object read(Object pool, String name) {
    try {
      Field field = typeOf(pool).getDeclaredField(name);
      field.setAccessible(true);
      return field.get(pool);
    } catch (ReflectiveOperationException | RuntimeException notOpen) {
      return null;
    }
  }

  private static Class<?> typeOf(Object pool) {
    for (Class<?> type = pool.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(Pool2Points.SOFT_POOL)) {
        return type;
      }
    }
    return null;
  }
}
