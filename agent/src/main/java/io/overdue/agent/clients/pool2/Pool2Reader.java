package io.overdue.agent.clients.pool2;

import io.overdue.agent.record.PoolReader;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Asks a commons-pool2 pool for its numbers, by the names of its public methods.
 *
 * <p>Nothing is kept between two questions: a method kept would keep the application's class loader
 * alive.
 */
public final class Pool2Reader implements PoolReader {

  @Override
  public boolean knows(Object pool) {
    return typeOf(pool) != null;
  }

  @Override
  public int active(Object pool) {
    return number(pool, "getNumActive", 0);
  }

  @Override
  public int idle(Object pool) {
    return number(pool, "getNumIdle", 0);
  }

  @Override
  public int maxTotal(Object pool) {
    return number(pool, "getMaxTotal", -1);
  }

  @Override
  public int waiters(Object pool) {
    return number(pool, "getNumWaiters", 0);
  }

  @Override
  public long lent(Object pool) {
    return count(pool, "getBorrowedCount");
  }

  @Override
  public long closed(Object pool) {
    return count(pool, "getDestroyedCount");
  }

  @Override
  public Object factory(Object pool) {
    return ask(pool, "getFactory");
  }

  @Override
  public Set<Object> handles(Object pool) {
    Object all = field(pool, "allObjects");
    if (!(all instanceof Map)) {
      return null;
    }
    Set<Object> handles = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    try {
      for (Object pooled : ((Map<?, ?>) all).values()) {
        Object handle = ask(pooled, "getObject");
        if (handle == null) {
          return null; // a wrapper of the application's own
        }
        handles.add(handle);
      }
    } catch (RuntimeException changing) {
      return null; // before 2.4 the map may change under a reader's feet
    }
    return handles;
  }

  @Override
  public String shownAs(Object pool) {
    Object name = ask(pool, "getJmxName");
    return name == null ? null : name.toString();
  }

  @Override
  public Map<Object, Long> out(Object pool) {
    Object all = field(pool, "allObjects");
    if (!(all instanceof Map)) {
      return null;
    }
    Map<Object, Long> out = new IdentityHashMap<>();
    try {
      for (Object pooled : ((Map<?, ?>) all).values()) {
        if ("ALLOCATED".equals(String.valueOf(ask(pooled, "getState")))) {
          out.put(ask(pooled, "getObject"), count(pooled, "getLastBorrowTime"));
        }
      }
    } catch (RuntimeException changing) {
      return null; // before 2.4 the map may change under a reader's feet
    }
    return out;
  }

  private static Object field(Object pool, String name) {
    for (Class<?> type = pool.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals("org.apache.commons.pool2.impl.GenericObjectPool")) {
        try {
          Field field = type.getDeclaredField(name);
          field.setAccessible(true);
          return field.get(pool);
        } catch (ReflectiveOperationException | RuntimeException notOpen) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  public String creationTrace(Object pool) {
    return (String) ask(pool, "getCreationStackTrace");
  }

  private static int number(Object pool, String method, int otherwise) {
    Object answer = ask(pool, method);
    return answer instanceof Integer ? (Integer) answer : otherwise;
  }

  private static long count(Object pool, String method) {
    Object answer = ask(pool, method);
    return answer instanceof Long ? (Long) answer : 0;
  }

  static Object ask(Object pool, String name) {
    try {
      return typeOf(pool).getMethod(name).invoke(pool);
    } catch (ReflectiveOperationException | RuntimeException doesNotAnswer) {
      return null;
    }
  }

  /** The class of the library that {@code pool} is an instance of; null when it is none. */
  private static Class<?> typeOf(Object pool) {
    for (Class<?> type = pool.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith("org.apache.commons.pool2.impl.")) {
        return type;
      }
    }
    return null;
  }
}
